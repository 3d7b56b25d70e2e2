package org.clew.server.user;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireNewUser.Membership;
import org.clew.model.wire.WireUserChange;
import org.clew.server.auth.PasswordCheck;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.user.UserChangeRules.Step;
import org.jspecify.annotations.Nullable;

/** Changes users, one change of a user after the other. */
public final class UserChanges {
  private final Database database;
  private final Events events;
  private final PasswordCheck passwords;
  private final UserStore store = new UserStore();
  private final UserChangeStore changes = new UserChangeStore();
  private final UserChangeRules rules = new UserChangeRules();

  /** With the check of passwords, which an address is worth. */
  public UserChanges(Database database, Events events, PasswordCheck passwords) {
    this.database = database;
    this.events = events;
    this.passwords = passwords;
  }

  /** Changes a user; answers how they are known now. */
  public ShownUser change(UserChange change) {
    CurrentUser asking = change.asking();
    boolean isProven = isProven(change);
    return database.write(
        asking.organization(),
        scope -> {
          UserRow before = locked(scope, change.user());
          Right.READ_USER.check(asking, before.subject());
          change.checkSeen(before.tag());
          apply(scope, change, before, isProven);
          UserRow after = store.byId(scope, change.user()).orElseThrow();
          if (!after.equals(before)) {
            events.changed(
                scope,
                asking.id(),
                "user.changed",
                change.user(),
                UserFacts.of(before),
                UserFacts.of(after));
          }
          return after.shownTo(asking);
        });
  }

  private UserRow locked(Scope scope, ObjectId id) {
    if (!changes.lock(scope, id)) {
      throw Failure.notFound("User", id);
    }
    return store.byId(scope, id).orElseThrow();
  }

  /** Whether a password comes with the change of one’s address, and is right. */
  private boolean isProven(UserChange change) {
    CurrentUser asking = change.asking();
    String password = change.wanted().password();
    return password != null
        && Right.EDIT_EMAIL.isHeldBy(asking, Subject.ofOwner(change.user()))
        && change.wantsOtherEmail(asking.email())
        && passwords.passes(asking, password, change.address());
  }

  private void apply(Scope scope, UserChange change, UserRow before, boolean isProven) {
    WireUserChange wanted = change.wanted();
    Map<String, Integer> experiences =
        wanted.experiences() == null
            ? before.experiences()
            : Experiences.checked(wanted.experiences());
    Map<ObjectId, Boolean> teams = teams(change.asking(), before, wanted.teams());
    UserRow after = before.with(wanted);
    rules.check(scope, new Step(change, before, after, isProven), teams, experiences);
    changes.update(scope, after);
    if (!after.email().equals(before.email())
        && !changes.updateEmail(scope, before.id(), after.email())) {
      throw EmailAddress.taken();
    }
    if (!teams.equals(before.memberships())) {
      changes.replaceTeams(scope, before.id(), teams);
    }
    if (!experiences.equals(before.experiences())) {
      changes.replaceExperiences(scope, before.id(), experiences);
    }
  }

  /** Only memberships in teams that the asking user has power over are taken from the request. */
  private static Map<ObjectId, Boolean> teams(
      CurrentUser asking, UserRow before, @Nullable List<Membership> wanted) {
    Map<ObjectId, Boolean> teams = new HashMap<>(before.memberships());
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
}
