package org.clew.server.http;

import java.util.Map;
import org.clew.model.ObjectId;

/**
 * Who is asking.
 *
 * @param id of the user
 * @param organization of the user; everything they ask is about it
 * @param email what they sign in with
 * @param firstName given name
 * @param lastName family name
 * @param isAdmin whether everything in the organization is open to them
 * @param isDatasetManager whether every dataset of the organization is open to them
 * @param teams their teams; true where they are manager
 */
public record CurrentUser(
    ObjectId id,
    String organization,
    String email,
    String firstName,
    String lastName,
    boolean isAdmin,
    boolean isDatasetManager,
    Map<ObjectId, Boolean> teams) {
  /** Copies the teams. */
  public CurrentUser {
    teams = Map.copyOf(teams);
  }

  /** Whether they are in the team, manager or not. */
  public boolean isMember(ObjectId team) {
    return teams.containsKey(team);
  }

  /** Whether they manage the team. */
  public boolean isManager(ObjectId team) {
    return teams.getOrDefault(team, false);
  }

  /** Whether they manage any team. */
  public boolean isManagerOfAnyTeam() {
    return teams.containsValue(true);
  }
}
