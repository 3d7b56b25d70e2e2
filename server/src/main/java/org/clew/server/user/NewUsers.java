package org.clew.server.user;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireCreatedUser;
import org.clew.model.wire.WireNewUser;
import org.clew.server.auth.Passwords;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Lets single people in whom an admin knows. */
public final class NewUsers {
  private final Database database;
  private final Ids ids;
  private final Newcomers newcomers;
  private final UserStore store = new UserStore();
  private final UserChangeStore changes = new UserChangeStore();

  /** With what lets people in. */
  public NewUsers(Database database, Events events, Ids ids, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.newcomers = new Newcomers(events, clock);
  }

  WireCreatedUser create(CurrentUser asking, WireNewUser user) {
    Right.CREATE_USER.check(asking, Subject.ORGANIZATION);
    UserRoles roles =
        new UserRoles(
            Boolean.TRUE.equals(user.isAdmin()),
            false,
            Boolean.TRUE.equals(user.isDatasetManager()));
    String madeUp = user.password() == null ? Passwords.random() : null;
    String hash = hash(madeUp == null ? user.password() : madeUp);
    Newcomer newcomer = newcomer(ids.next(), user, roles, hash);
    return database.write(
        asking.organization(),
        scope -> {
          newcomers.join(scope, asking.id(), List.of(newcomer));
          UserRow row = store.byId(scope, newcomer.id()).orElseThrow();
          return new WireCreatedUser(row.wire(asking), madeUp);
        });
  }

  /** Lets the founder of an organization in, who owns and administrates it. */
  public ObjectId found(Scope scope, WireNewUser founder) {
    UserRoles roles = new UserRoles(true, true, true);
    Newcomer newcomer = newcomer(ids.next(), founder, roles, hash(founder.password()));
    newcomers.join(scope, null, List.of(newcomer));
    return newcomer.id();
  }

  /**
   * Lets someone in whose id is known beforehand and tells when they came.
   *
   * @param user who, in the teams that are named and in no other; null for that of everybody
   */
  public void add(Scope scope, ObjectId id, WireNewUser user, UserRoles roles) {
    String hash = user.password() == null ? null : Passwords.hash(user.password());
    Newcomer newcomer = newcomer(id, user, roles, hash);
    Instant then = Instant.ofEpochMilli(id.createdMillis());
    newcomers.join(scope, null, List.of(newcomer), then);
    if (user.teams() != null) {
      changes.replaceTeams(scope, id, newcomer.teams());
    }
  }

  private static String hash(@Nullable String password) {
    if (password == null) {
      throw Failure.badRequest("A password is missing.");
    }
    return Passwords.hash(password);
  }

  private Newcomer newcomer(
      ObjectId id, WireNewUser user, UserRoles roles, @Nullable String passwordHash) {
    Map<ObjectId, Boolean> teams = new HashMap<>();
    List<WireNewUser.Membership> wanted = user.teams() == null ? List.of() : user.teams();
    wanted.forEach(team -> teams.put(team.id(), team.isTeamManager()));
    return new Newcomer(
        id,
        ids.next(),
        EmailAddress.of(user.email()),
        user.firstName(),
        user.lastName(),
        roles,
        passwordHash,
        teams,
        user.experiences() == null ? Map.of() : Experiences.checked(user.experiences()));
  }
}
