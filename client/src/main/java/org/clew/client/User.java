package org.clew.client;

import static org.clew.client.InvalidResponseException.present;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireUser;

/**
 * A user: one person in one organization.
 *
 * <p>The methods that change a user send the whole user as it was read, with the one change ({@code
 * PATCH /users/{id}}): what others changed since then is undone, so read afresh before. They return
 * the user as the server has it afterwards.
 */
public final class User implements Thing<User> {
  private final Clew clew;
  private final WireUser wire;

  User(Clew clew, WireUser wire) {
    this.clew = clew;
    this.wire = present(wire, "user");
    present(wire.id(), "id");
    present(wire.teams(), "teams");
    present(wire.experiences(), "experiences");
  }

  @Override
  public ObjectId id() {
    return wire.id();
  }

  /** The address that signs in. */
  public String email() {
    return wire.email();
  }

  /** Given name. */
  public String firstName() {
    return wire.firstName();
  }

  /** Family name. */
  public String lastName() {
    return wire.lastName();
  }

  /** Id of the organization. */
  public String organization() {
    return wire.organization();
  }

  /** Whether everything in the organization is open to them. */
  public boolean isAdmin() {
    return wire.isAdmin();
  }

  /** Whether all datasets of the organization are open to them. */
  public boolean isDatasetManager() {
    return wire.isDatasetManager();
  }

  /** Whether they can sign in. */
  public boolean isActive() {
    return wire.isActive();
  }

  /** Their teams. */
  public List<TeamMembership> teams() {
    return wire.teams().stream()
        .map(team -> new TeamMembership(team.id(), team.name(), TeamRole.of(team.isTeamManager())))
        .toList();
  }

  /** How experienced they are: value by domain. */
  public Map<String, Integer> experiences() {
    return Map.copyOf(wire.experiences());
  }

  /** Last sign of life. */
  public Instant lastActivity() {
    return Instant.ofEpochMilli(wire.lastActivity());
  }

  /** When they joined. */
  public Instant created() {
    return Instant.ofEpochMilli(wire.created());
  }

  /** Whether they look after tasks of this team: as its manager, or as an admin. */
  public boolean manages(Ref<Team> team) {
    ObjectId id = clew.teams().id(team);
    return isAdmin()
        || wire.teams().stream().anyMatch(own -> own.id().equals(id) && own.isTeamManager());
  }

  /** Sets the experience in one domain. */
  public User giveExperience(String domain, int value) {
    Map<String, Integer> experiences = new HashMap<>(wire.experiences());
    experiences.put(domain, value);
    return updateExperiences(experiences);
  }

  /** Takes the experience in one domain away: tasks that need it are not for them any more. */
  public User withdrawExperience(String domain) {
    Map<String, Integer> experiences = new HashMap<>(wire.experiences());
    experiences.remove(domain);
    return updateExperiences(experiences);
  }

  /** Replaces all experiences. */
  public User updateExperiences(Map<String, Integer> experiences) {
    return clew.users().update(UserChange.experiences(wire, experiences));
  }

  /** Takes them into a team, or changes what they are in it. */
  public User assignTeamRole(Ref<Team> team, TeamRole role) {
    return clew.users().update(UserChange.in(wire, clew.teams().id(team), role));
  }

  /** Takes them out of a team. */
  public User leaveTeam(Ref<Team> team) {
    return clew.users().update(UserChange.notIn(wire, clew.teams().id(team)));
  }

  /** Gives them a role in the organization; for admins. */
  public User grant(Role role) {
    return clew.users().update(UserChange.role(wire, role, true));
  }

  /** Takes a role in the organization away; for admins. */
  public User revoke(Role role) {
    return clew.users().update(UserChange.role(wire, role, false));
  }

  /** Lets them sign in; for admins. */
  public User activate() {
    return clew.users().update(UserChange.active(wire, true));
  }

  /** Keeps them from signing in; for admins, and refused while they have open tasks. */
  public User deactivate() {
    return clew.users().update(UserChange.active(wire, false));
  }

  /**
   * The time they spent, month by month, oldest first; what the Python client calls {@code
   * get_logged_times}. See {@link Users#loggedTimes}.
   */
  public List<LoggedTime> loggedTimes() {
    return clew.users().loggedTimes(this);
  }

  /** The instances they are working on, newest first; for their managers. */
  public Stream<AnnotationInfo> openTasks() {
    return clew.annotations().stream(Route.of("/users/{}/tasks", id()).with("isFinished", false));
  }

  /** The instances they have finished, newest first; for their managers. */
  public Stream<AnnotationInfo> finishedTasks() {
    return clew.annotations().stream(Route.of("/users/{}/tasks", id()).with("isFinished", true));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof User user && wire.equals(user.wire);
  }

  @Override
  public int hashCode() {
    return wire.hashCode();
  }

  @Override
  public String toString() {
    return "User[" + email() + ", " + id() + "]";
  }
}
