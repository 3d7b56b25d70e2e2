package org.clew.server.user;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clew.server.auth.Passwords;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/** The columns of a file of people, in whatever order its header names them. */
final class PeopleColumns {
  private static final String EXPERIENCE = "experience:";
  private static final List<String> NEEDED = List.of("email", "firstName", "lastName");
  private static final List<String> OPTIONAL =
      List.of("teams", "managedTeams", "isAdmin", "isDatasetManager", "password");

  /** For people. */
  static final String KNOWN =
      String.join(", ", NEEDED) + ", " + String.join(", ", OPTIONAL) + " and experience:DOMAIN";

  private final List<String> names;

  private PeopleColumns(List<String> names) {
    this.names = List.copyOf(names);
  }

  static PeopleColumns of(List<String> header) {
    List<String> names = header.stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      boolean known =
          NEEDED.contains(name) || OPTIONAL.contains(name) || name.startsWith(EXPERIENCE);
      if (!known) {
        throw Failure.badRequest(
            "Line 1: the column “%s” is not known. There are %s.".formatted(name, KNOWN));
      }
      if (!seen.add(name)) {
        throw Failure.badRequest("Line 1: the column “%s” is there twice.".formatted(name));
      }
    }
    for (String name : NEEDED) {
      if (!seen.contains(name)) {
        throw Failure.badRequest("Line 1: the column “%s” is missing.".formatted(name));
      }
    }
    return new PeopleColumns(names);
  }

  /** The person of a line; empty if something is wrong with it, which goes to the errors. */
  Optional<PeopleLine> read(long line, List<String> fields, LineErrors errors) {
    if (fields.size() != names.size()) {
      errors.add(
          line, "it has %d fields, and the header %d.".formatted(fields.size(), names.size()));
      return Optional.empty();
    }
    Map<String, String> byName = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      byName.put(names.get(i), fields.get(i).strip());
    }
    try {
      return Optional.of(person(line, byName));
    } catch (Failure refusal) {
      errors.add(line, refusal);
      return Optional.empty();
    }
  }

  private static PeopleLine person(long line, Map<String, String> fields) {
    String firstName = text(fields, "firstName");
    String lastName = text(fields, "lastName");
    String email = EmailAddress.of(text(fields, "email"));
    PersonName.check(firstName, lastName);
    String password = optional(fields, "password");
    if (password != null) {
      Passwords.checkLength(password);
    }
    return new PeopleLine(
        line,
        email,
        firstName,
        lastName,
        password,
        new UserRoles(flag(fields, "isAdmin"), false, flag(fields, "isDatasetManager")),
        teams(fields),
        experiences(fields));
  }

  private static Map<String, Boolean> teams(Map<String, String> fields) {
    Map<String, Boolean> teams = new LinkedHashMap<>();
    names(fields, "teams").forEach(team -> teams.put(team, false));
    names(fields, "managedTeams").forEach(team -> teams.put(team, true));
    return teams;
  }

  private static List<String> names(Map<String, String> fields, String column) {
    // Names of teams have no semicolons.
    return List.of(text(fields, column).split(";")).stream()
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static Map<String, Integer> experiences(Map<String, String> fields) {
    Map<String, Integer> experiences = new LinkedHashMap<>();
    fields.forEach((column, value) -> {
      if (column.startsWith(EXPERIENCE) && !value.isEmpty()) {
        experiences.put(column.substring(EXPERIENCE.length()), number(column, value));
      }
    });
    return Experiences.checked(experiences);
  }

  private static int number(String column, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException notANumber) {
      throw Failure.badRequest("“%s” is a whole number, not “%s”.".formatted(column, value));
    }
  }

  private static boolean flag(Map<String, String> fields, String column) {
    String value = text(fields, column);
    return switch (value) {
      case "true", "TRUE" -> true;
      case "", "false", "FALSE" -> false;
      default ->
          throw Failure.badRequest("“%s” is true or false, not “%s”.".formatted(column, value));
    };
  }

  private static @Nullable String optional(Map<String, String> fields, String column) {
    String text = text(fields, column);
    return text.isEmpty() ? null : text;
  }

  private static String text(Map<String, String> fields, String column) {
    return fields.getOrDefault(column, "");
  }
}
