package org.clew.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table {@code rights.txt}: what each route answers to whom. */
final class RightsTable {
  private static final int STATUSES = 2;

  private RightsTable() {}

  /** Someone who asks, in the order of the columns. */
  enum Role {
    ANONYMOUS,
    MEMBER("a member of its team"),
    MANAGER_OF_ANOTHER_TEAM("a manager of any team"),
    MANAGER("a member of its team", "a manager of any team", "a manager of its team"),
    DATASET_MANAGER("a dataset manager"),
    ADMIN_OF_ANOTHER_ORGANIZATION,
    ADMIN("an admin"),
    OWNER("a member of its team", "its owner");

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final List<String> relations;

    Role(String... relations) {
      this.relations = List.of(relations);
    }

    /** Whether a route says that it is for them: “For a manager of its team, an admin.” */
    boolean isNamedIn(String description) {
      boolean isForAll = description.startsWith("For everyone who is signed in");
      return (isForAll && this != ANONYMOUS) || relations.stream().anyMatch(description::contains);
    }
  }

  /** What a route answers to each role, and what is sent to it. */
  record Row(String method, String path, Map<Role, Integer> statuses, @Nullable String body) {
    String route() {
      return method + " " + plainPath();
    }

    /** Without the query. */
    String plainPath() {
      return path.replaceFirst("[?].*", "");
    }

    /** Whether the request is about something that is there. */
    boolean namesThings() {
      return (path + body).replaceAll("[{](new|self)}", "").matches(".*[{<]\\w+[}>].*");
    }

    @Override
    public String toString() {
      return route();
    }
  }

  static List<Row> read() {
    List<Row> rows = new ArrayList<>();
    for (String line : text().lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        rows.add(row(line));
      }
    }
    return rows;
  }

  /** A line as the table has it. */
  static String line(Row row, Map<Role, Integer> statuses) {
    List<String> columns = statuses.values().stream().map(String::valueOf).toList();
    String body = row.body() == null ? "" : " " + row.body();
    return "%-6s %-65s %s%s".formatted(row.method(), row.path(), String.join(" ", columns), body);
  }

  private static Row row(String line) {
    String[] parts = line.split(" +", STATUSES + Role.values().length + 1);
    if (parts.length < STATUSES + Role.values().length) {
      throw new IllegalArgumentException("A status is missing in “" + line + "”");
    }
    Map<Role, Integer> statuses = new EnumMap<>(Role.class);
    int column = STATUSES;
    for (Role role : Role.values()) {
      statuses.put(role, Integer.valueOf(parts[column++]));
    }
    return new Row(parts[0], parts[1], statuses, column < parts.length ? parts[column] : null);
  }

  private static String text() {
    try (InputStream file = RightsTable.class.getResourceAsStream("rights.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
