package org.clew.server.user;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireOneTimeToken;
import org.clew.model.wire.WireUserImport;
import org.clew.server.auth.PasswordChanges;
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

/** Lets all people of a file in, or, if anything is wrong with one of them, nobody. */
public final class UserImports {
  private final Database database;
  private final Ids ids;
  private final PasswordChanges passwords;
  private final Newcomers newcomers;
  private final NewcomerStore store = new NewcomerStore();

  /** With the tokens by which people set their passwords. */
  public UserImports(
      Database database, Events events, Ids ids, Clock clock, PasswordChanges passwords) {
    this.database = database;
    this.ids = ids;
    this.passwords = passwords;
    this.newcomers = new Newcomers(events, clock);
  }

  /** Fails unless the user may let people in. */
  public void checkMayImport(CurrentUser admin) {
    Right.CREATE_USER.check(admin, Subject.ORGANIZATION);
  }

  /** Looks at the file as the import would, and changes nothing. */
  public WireUserImport look(CurrentUser admin, Path file) {
    LineErrors errors = new LineErrors();
    List<PeopleLine> lines = PeopleFile.read(file, errors);
    return database.write(
        admin.organization(),
        scope -> {
          check(scope, lines, errors);
          return answer(lines, Map.of(), Map.of());
        });
  }

  /** Whether people can be mailed their links. */
  public boolean canMail() {
    return passwords.canMail();
  }

  /**
   * Lets all of them in.
   *
   * @param isMailed whether those who have no password yet are mailed their links, if that can be
   */
  public WireUserImport carryOut(CurrentUser admin, Path file, boolean isMailed) {
    LineErrors errors = new LineErrors();
    List<PeopleLine> lines = PeopleFile.read(file, errors);
    Map<String, String> hashes = hashes(lines);
    return database.write(
        admin.organization(),
        scope -> {
          Map<String, ObjectId> teams = check(scope, lines, errors);
          List<Newcomer> people = new ArrayList<>();
          lines.forEach(line -> people.add(newcomer(line, teams, hashes.get(line.email()))));
          newcomers.join(scope, admin.id(), people);
          Map<ObjectId, String> undecided = new LinkedHashMap<>();
          Map<String, ObjectId> users = new HashMap<>();
          for (Newcomer person : people) {
            users.put(person.email(), person.id());
            if (person.passwordHash() == null) {
              undecided.put(person.id(), person.email());
            }
          }
          return answer(
              lines,
              users,
              isMailed
                  ? passwords.mailToNewcomers(scope, admin, undecided)
                  : passwords.issueResets(scope, admin.id(), undecided.keySet()));
        });
  }

  /** Takes its time, so it comes before the transaction. */
  private static Map<String, String> hashes(List<PeopleLine> lines) {
    Map<String, String> hashes = new HashMap<>();
    for (PeopleLine line : lines) {
      if (line.password() != null) {
        hashes.put(line.email(), Passwords.hash(line.password()));
      }
    }
    return hashes;
  }

  /** Answers the teams by name, if nothing is wrong with the file. */
  private Map<String, ObjectId> check(Scope scope, List<PeopleLine> lines, LineErrors errors) {
    Set<String> emails = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    for (PeopleLine line : lines) {
      emails.add(line.email());
      names.addAll(line.teams().keySet());
    }
    Set<String> taken = store.takenEmails(scope, emails);
    Map<String, ObjectId> teams = store.teamsByName(scope, names);
    Map<String, Long> seen = new HashMap<>();
    for (PeopleLine line : lines) {
      Long earlier = seen.putIfAbsent(line.email(), line.number());
      if (earlier != null) {
        errors.add(line.number(), "“%s” stands in line %d, too.".formatted(line.email(), earlier));
      } else if (taken.contains(line.email())) {
        errors.add(line.number(), "“%s” has an account already.".formatted(line.email()));
      }
      checkTeams(line, teams.keySet(), errors);
    }
    errors.check();
    if (lines.isEmpty()) {
      throw Failure.badRequest("There is nobody in the file.");
    }
    return teams;
  }

  private static void checkTeams(PeopleLine line, Set<String> known, LineErrors errors) {
    for (String name : new TreeSet<>(line.teams().keySet())) {
      if (!known.contains(name)) {
        errors.add(line.number(), "there is no team “%s”.".formatted(name));
      }
    }
  }

  private Newcomer newcomer(
      PeopleLine line, Map<String, ObjectId> teams, @Nullable String passwordHash) {
    Map<ObjectId, Boolean> memberships = new HashMap<>();
    teams.forEach((name, id) -> {
      Boolean manages = line.teams().get(name);
      if (manages != null) {
        memberships.put(id, manages);
      }
    });
    return new Newcomer(
        ids.next(),
        ids.next(),
        line.email(),
        line.firstName(),
        line.lastName(),
        line.roles(),
        passwordHash,
        memberships,
        line.experiences());
  }

  /** Without users if nothing was done. */
  private static WireUserImport answer(
      List<PeopleLine> lines, Map<String, ObjectId> users, Map<ObjectId, WireOneTimeToken> tokens) {
    List<WireUserImport.Imported> imported = new ArrayList<>();
    for (PeopleLine line : lines) {
      ObjectId id = users.get(line.email());
      imported.add(
          new WireUserImport.Imported(
              line.number(),
              id,
              line.email(),
              line.firstName(),
              line.lastName(),
              id == null ? null : tokens.get(id)));
    }
    return new WireUserImport(users.isEmpty(), imported);
  }
}
