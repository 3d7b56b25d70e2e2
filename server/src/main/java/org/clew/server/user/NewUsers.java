package org.clew.server.user;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

/** Lets people in. */
public final class NewUsers {
  private final Database database;
  private final Events events;
  private final Ids ids;
  private final Clock clock;
  private final UserStore store = new UserStore();
  private final UserChangeStore changes = new UserChangeStore();

  /** With the sources of ids and time. */
  public NewUsers(Database database, Events events, Ids ids, Clock clock) {
    this.database = database;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
  }

  WireCreatedUser create(CurrentUser asking, WireNewUser user) {
    Right.CREATE_USER.check(asking, Subject.ORGANIZATION);
    UserRoles roles =
        new UserRoles(
            Boolean.TRUE.equals(user.isAdmin()),
            false,
            Boolean.TRUE.equals(user.isDatasetManager()));
    String madeUp = user.password() == null ? Passwords.random() : null;
    return database.write(
        asking.organization(),
        scope -> {
          ObjectId id = join(scope, asking.id(), user, roles, madeUp);
          return new WireCreatedUser(store.byId(scope, id).orElseThrow().wire(asking), madeUp);
        });
  }

  /** Lets the founder of an organization in, who owns and administrates it. */
  public ObjectId found(Scope scope, WireNewUser founder) {
    return join(scope, null, founder, new UserRoles(true, true, true), null);
  }

  /**
   * Lets someone in whose id is known beforehand and tells when they came.
   *
   * @param user who, in the teams that are named and in no other; null for that of everybody
   */
  public void add(Scope scope, ObjectId id, WireNewUser user, UserRoles roles) {
    String hash = user.password() == null ? null : Passwords.hash(user.password());
    Instant then = Instant.ofEpochMilli(id.createdMillis());
    join(scope, null, new Joining(id, user, roles, hash, then));
    if (user.teams() != null) {
      changes.replaceTeams(scope, id, wanted(user.teams()));
    }
  }

  private record Joining(
      ObjectId id,
      WireNewUser user,
      UserRoles roles,
      @Nullable String passwordHash,
      Instant moment) {}

  private ObjectId join(
      Scope scope,
      @Nullable ObjectId actor,
      WireNewUser user,
      UserRoles roles,
      @Nullable String madeUpPassword) {
    String password = madeUpPassword == null ? user.password() : madeUpPassword;
    if (password == null) {
      throw Failure.badRequest("A password is missing.");
    }
    String hash = Passwords.hash(password);
    return join(scope, actor, new Joining(ids.next(), user, roles, hash, clock.instant()));
  }

  private ObjectId join(Scope scope, @Nullable ObjectId actor, Joining joining) {
    WireNewUser user = joining.user();
    ObjectId id = joining.id();
    String email = address(user.email());
    named(user.firstName(), user.lastName());
    if (changes.isEmailTaken(scope, email)) {
      throw emailTaken();
    }
    ObjectId account = ids.next();
    changes.insertAccount(scope, account, email, joining.passwordHash(), joining.moment());
    changes.insert(scope, id, account, user, joining.roles(), joining.moment());
    changes.joinOrganizationTeam(scope, id, joining.roles().isOrganizationOwner());
    joinTeams(scope, id, user.teams() == null ? List.of() : user.teams());
    if (user.experiences() != null) {
      changes.replaceExperiences(scope, id, Experiences.checked(user.experiences()));
    }
    events.created(
        scope, actor, "user.created", id, UserFacts.of(store.byId(scope, id).orElseThrow()));
    return id;
  }

  private void joinTeams(Scope scope, ObjectId id, List<WireNewUser.Membership> teams) {
    Map<ObjectId, Boolean> wanted = wanted(teams);
    List<ObjectId> existing = changes.existingTeams(scope, wanted.keySet());
    for (ObjectId team : wanted.keySet()) {
      if (!existing.contains(team)) {
        throw Failure.notFound("Team", team);
      }
    }
    Map<ObjectId, Boolean> all = new HashMap<>();
    store.byId(scope, id).orElseThrow().teams().forEach(t -> all.put(t.id(), t.isTeamManager()));
    all.putAll(wanted);
    changes.replaceTeams(scope, id, all);
  }

  private static Map<ObjectId, Boolean> wanted(List<WireNewUser.Membership> teams) {
    Map<ObjectId, Boolean> wanted = new HashMap<>();
    teams.forEach(team -> wanted.put(team.id(), team.isTeamManager()));
    return wanted;
  }

  static Failure emailTaken() {
    return Failure.badRequest(
        "An account with this email address already exists. Please log in instead or use a"
            + " different email.");
  }

  static String address(String email) {
    String address = email.strip().toLowerCase(Locale.ROOT);
    if (!address.matches("[^@\\s]+@[^@\\s]+")) {
      throw Failure.badRequest("“%s” is not an email address.".formatted(email));
    }
    return address;
  }

  static void named(String firstName, String lastName) {
    if (firstName.isBlank() || lastName.isBlank()) {
      throw Failure.badRequest("A user has a first name and a last name.");
    }
  }
}
