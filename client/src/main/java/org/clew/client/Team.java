package org.clew.client;

import static org.clew.client.InvalidResponseException.present;

import org.clew.model.ObjectId;
import org.clew.model.wire.WireTeam;

/** A team: people who get the same tasks, and their managers. */
public final class Team implements Thing<Team>, Named {
  private final Clew clew;
  private final WireTeam wire;

  Team(Clew clew, WireTeam wire) {
    this.clew = clew;
    this.wire = present(wire, "team");
    present(wire.id(), "id");
    present(wire.name(), "name");
  }

  @Override
  public ObjectId id() {
    return wire.id();
  }

  @Override
  public String name() {
    return wire.name();
  }

  /** Id of the organization. */
  public String organization() {
    return wire.organization();
  }

  /**
   * Takes a user in, or changes what they are in the team ({@code PATCH /users/{id}}).
   *
   * @return the user as a member
   * @throws UnexpectedStatusException if it is refused
   */
  public User add(Ref<User> user, TeamRole role) {
    User member = user instanceof User read ? read : clew.users().byId(RefByName.id(user));
    return member.assignTeamRole(this, role);
  }

  /** Deletes the team; see {@link Teams#delete}. */
  public void delete() {
    clew.teams().delete(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Team team && wire.equals(team.wire);
  }

  @Override
  public int hashCode() {
    return wire.hashCode();
  }

  @Override
  public String toString() {
    return "Team[" + name() + ", " + id() + "]";
  }
}
