package org.clew.server.user;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireNewUser.Membership;
import org.clew.model.wire.WireUser;
import org.clew.model.wire.WireUserChange;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.auth.Tokens;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Changes users. The order of the checks is the contract’s: the first that fails answers. */
public final class UserChanges {
  private final Database database;
  private final Events events;
  private final Tokens tokens;
  private final UserStore store = new UserStore();
  private final UserChangeStore changes = new UserChangeStore();

  /** With the tokens that know passwords. */
  public UserChanges(Database database, Events events, Tokens tokens) {
    this.database = database;
    this.events = events;
    this.tokens = tokens;
  }

  WireUser change(CurrentUser asking, ObjectId id, WireUserChange wanted) {
    return database.write(
        asking.organization(),
        scope -> {
          if (!changes.lock(scope, id)) {
            throw Failure.notFound("User", id);
          }
          UserRow before = store.byId(scope, id).orElseThrow();
          apply(scope, asking, before, wanted);
          UserRow after = store.byId(scope, id).orElseThrow();
          if (!after.equals(before)) {
            events.changed(
                scope, asking.id(), "user.changed", id, UserFacts.of(before), UserFacts.of(after));
          }
          return after.wire(asking);
        });
  }

  private void apply(Scope scope, CurrentUser asking, UserRow before, WireUserChange wanted) {
    Right.READ_USER.check(asking, before.subject());
    Map<String, Integer> experiences =
        wanted.experiences() == null
            ? before.experiences()
            : Experiences.checked(wanted.experiences());
    Map<ObjectId, Boolean> teams = teams(asking, before, wanted.teams());
    boolean grows = !experiences.equals(before.experiences()) || !teams.equals(memberships(before));
    if (grows) {
      Right.EDIT_USER.check(asking, before.subject());
    }
    UserRow after = wantedRow(before, wanted);
    checkRoles(scope, asking, before, after);
    checkEmail(scope, asking, before, wanted);
    checkDeactivation(scope, asking, before, after);
    boolean renamed =
        !after.firstName().equals(before.firstName())
            || !after.lastName().equals(before.lastName());
    if (renamed && !asking.id().equals(before.id())) {
      Right.EDIT_OTHERS_NAMES.check(
          asking, Subject.ORGANIZATION, "Only admins can change the names of other users.");
    }
    NewUsers.named(after.firstName(), after.lastName());
    checkLastTaskType(scope, before, after);
    List<ObjectId> existing = changes.existingTeams(scope, teams.keySet());
    for (ObjectId team : teams.keySet()) {
      if (!existing.contains(team)) {
        throw Failure.notFound("Team", team);
      }
    }
    changes.update(scope, after);
    changes.replaceTeams(scope, before.id(), teams);
    changes.replaceExperiences(scope, before.id(), experiences);
  }

  private static UserRow wantedRow(UserRow before, WireUserChange wanted) {
    return new UserRow(
        before.id(),
        before.account(),
        before.organization(),
        before.email(),
        wanted.firstName() == null ? before.firstName() : wanted.firstName().strip(),
        wanted.lastName() == null ? before.lastName() : wanted.lastName().strip(),
        wanted.isAdmin() == null ? before.isAdmin() : wanted.isAdmin(),
        before.isOrganizationOwner(),
        wanted.isDatasetManager() == null ? before.isDatasetManager() : wanted.isDatasetManager(),
        wanted.isActive() == null ? before.isActive() : wanted.isActive(),
        before.isSuperUser(),
        before.isUnlisted(),
        before.teams(),
        before.experiences(),
        before.lastActivity(),
        before.created(),
        wanted.lastTaskTypeId() == null ? before.lastTaskTypeId() : wanted.lastTaskTypeId());
  }

  private static Map<ObjectId, Boolean> memberships(UserRow user) {
    return user.teams().stream()
        .collect(Collectors.toMap(team -> team.id(), team -> team.isTeamManager()));
  }

  /** Only memberships in teams that the asking user has power over are taken from the request. */
  private static Map<ObjectId, Boolean> teams(
      CurrentUser asking, UserRow before, @Nullable List<Membership> wanted) {
    Map<ObjectId, Boolean> teams = new HashMap<>(memberships(before));
    if (wanted == null) {
      return teams;
    }
    teams.keySet().removeIf(team -> hasPowerOver(asking, team));
    for (Membership membership : wanted) {
      if (hasPowerOver(asking, membership.id())) {
        teams.put(membership.id(), membership.isTeamManager());
      }
    }
    return teams;
  }

  private static boolean hasPowerOver(CurrentUser asking, ObjectId team) {
    return Right.EDIT_USER.isHeldBy(asking, Subject.ofTeam(team));
  }

  private void checkLastTaskType(Scope scope, UserRow before, UserRow after) {
    ObjectId type = after.lastTaskTypeId();
    // One that was deleted since may stay: clients send users back as they got them.
    if (type != null && !type.equals(before.lastTaskTypeId()) && !changes.isTaskType(scope, type)) {
      throw Failure.notFound("Task type", type);
    }
  }

  private void checkRoles(Scope scope, CurrentUser asking, UserRow before, UserRow after) {
    boolean changed =
        after.isAdmin() != before.isAdmin()
            || after.isDatasetManager() != before.isDatasetManager()
            || after.isActive() != before.isActive();
    if (changed && !(asking.id().equals(before.id()) && !after.isActive())) {
      Right.EDIT_ROLES.check(asking, Subject.ORGANIZATION);
    }
    boolean losesAdmin = before.isAdmin() && before.isActive() && !after.isAdmin();
    if (losesAdmin && changes.countOthersWith(scope, "admin", before.id()) == 0) {
      throw Failure.badRequest(
          "This user is the last remaining admin in your organization. Cannot remove admin"
              + " privileges from this account.");
    }
  }

  private void checkEmail(Scope scope, CurrentUser asking, UserRow before, WireUserChange wanted) {
    if (wanted.email() == null || NewUsers.address(wanted.email()).equals(before.email())) {
      return;
    }
    boolean proven =
        asking.id().equals(before.id())
            && wanted.password() != null
            && tokens.isPasswordOf(scope, before.id(), wanted.password());
    if (!proven) {
      throw Tokens.wrongPassword();
    }
    String email = NewUsers.address(wanted.email());
    if (changes.isEmailTaken(scope, email)) {
      throw NewUsers.emailTaken();
    }
    changes.updateEmail(scope, before.id(), email);
  }

  private void checkDeactivation(Scope scope, CurrentUser asking, UserRow before, UserRow after) {
    if (!before.isActive() || after.isActive()) {
      return;
    }
    if (asking.id().equals(before.id())) {
      throw Failure.forbidden(
          "You cannot deactivate yourself. Please contact an admin to do it for you.");
    }
    List<ObjectId> active = changes.activeTasks(scope, before.id());
    if (!active.isEmpty()) {
      throw Failure.badRequest(
          "Cannot deactivate user with active tasks. Task ids are: "
              + active.stream().map(ObjectId::value).collect(Collectors.joining(";")));
    }
    if (before.isOrganizationOwner() && changes.countOthersWith(scope, "owner", before.id()) == 0) {
      throw Failure.badRequest(
          "Cannot deactivate the organization owner. Make someone else the owner first.");
    }
  }
}
