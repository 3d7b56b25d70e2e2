package org.clew.client;

import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTeam;

/** The teams of the organization. */
public final class Teams {
  private final Clew clew;

  Teams(Clew clew) {
    this.clew = clew;
  }

  /** One’s own teams, or all of the organization for admins ({@code GET /teams}). */
  public List<Team> list() {
    return clew.http().get(Route.of("/teams")).asListOf(WireTeam.class).stream()
        .map(wire -> new Team(clew, wire))
        .toList();
  }

  /**
   * One team.
   *
   * @throws NoSuchNameException if there is none of this name that is visible
   */
  public Team byName(String name) {
    return list().stream()
        .filter(team -> team.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchNameException("team", name));
  }

  /**
   * One team.
   *
   * @throws NoSuchNameException if there is none of this id that is visible
   */
  public Team byId(ObjectId id) {
    return list().stream()
        .filter(team -> team.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NoSuchNameException("team with the id", id.value()));
  }

  /** One team, by the text of an id. */
  public Team byId(String id) {
    return byId(new ObjectId(id));
  }

  /**
   * Makes a team ({@code POST /teams}); for admins.
   *
   * @param name letters, digits, spaces and {@code - _ .}; unique in the organization
   * @throws UnexpectedStatusException if it is refused
   */
  public Team create(String name) {
    Answer answer = clew.http().post(Route.of("/teams"), Map.of("name", name));
    return new Team(clew, answer.as(WireTeam.class));
  }

  /**
   * Deletes a team ({@code DELETE /teams/{id}}); for admins.
   *
   * @throws UnexpectedStatusException if it is refused, e.g. because projects belong to it
   */
  public void delete(Ref<Team> team) {
    clew.http().delete(Route.of("/teams/{}", id(team)));
  }

  ObjectId id(Ref<Team> team) {
    return RefByName.id(team, this::byName);
  }
}
