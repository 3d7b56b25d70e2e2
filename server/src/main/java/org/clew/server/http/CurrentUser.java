package org.clew.server.http;

import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireCompactUser;
import org.clew.model.wire.WireTeamMembership;

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
 * @param teams their teams
 */
public record CurrentUser(
    ObjectId id,
    String organization,
    String email,
    String firstName,
    String lastName,
    boolean isAdmin,
    boolean isDatasetManager,
    List<WireTeamMembership> teams) {
  /** Copies the teams. */
  public CurrentUser {
    teams = List.copyOf(teams);
  }

  /** Whether they are in the team, manager or not. */
  public boolean isMember(ObjectId team) {
    return teams.stream().anyMatch(each -> each.id().equals(team));
  }

  /** Whether they manage the team. */
  public boolean isManager(ObjectId team) {
    return teams.stream().anyMatch(each -> each.isTeamManager() && each.id().equals(team));
  }

  /** Whether they manage any team. */
  public boolean isManagerOfAnyTeam() {
    return teams.stream().anyMatch(WireTeamMembership::isTeamManager);
  }

  /** Themselves as the owner of something. */
  public WireCompactUser compact() {
    return new WireCompactUser(
        id, email, firstName, lastName, isAdmin, isDatasetManager, false, teams);
  }
}
