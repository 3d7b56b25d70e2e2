package org.clew.server.auth;

import java.util.Collection;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTeamMembership;
import org.jspecify.annotations.Nullable;

/**
 * What a right is asked about, as far as rights depend on it.
 *
 * @param teams its team, or the teams of a user
 * @param owner whose it is, or null
 */
public record Subject(List<ObjectId> teams, @Nullable ObjectId owner) {
  /** The organization itself. */
  public static final Subject ORGANIZATION = new Subject(List.of(), null);

  /** Copies the teams. */
  public Subject {
    teams = List.copyOf(teams);
  }

  /** Something of a team. */
  public static Subject ofTeam(ObjectId team) {
    return new Subject(List.of(team), null);
  }

  /** Something of a team with an owner. */
  public static Subject ofTeam(ObjectId team, ObjectId owner) {
    return new Subject(List.of(team), owner);
  }

  /** Something with an owner and no team. */
  public static Subject ofOwner(ObjectId owner) {
    return new Subject(List.of(), owner);
  }

  /** A user with their teams. */
  public static Subject ofUser(ObjectId user, Collection<ObjectId> teams) {
    return new Subject(List.copyOf(teams), user);
  }

  /** A user with their memberships. */
  public static Subject ofMember(ObjectId user, Collection<WireTeamMembership> memberships) {
    return ofUser(user, memberships.stream().map(WireTeamMembership::id).toList());
  }
}
