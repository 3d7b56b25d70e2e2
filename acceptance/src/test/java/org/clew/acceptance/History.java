package org.clew.acceptance;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.clew.json.WireJson;
import org.clew.server.db.DatabaseAddress;
import org.clew.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Lives the events of an organization again, from an empty table, and notes whatever could not have
 * happened: a step from a state that the instance was not in, a claim beyond the limit, a task that
 * someone gets twice. What it ends with can be compared with what is in the tables.
 *
 * <p>Its order is that in which the events were written. A claim holds its user’s lock from before
 * it counts their open instances until its event is written, and so does everything else that adds
 * to them; what takes from them counts from its commit. So the order of the events is one in which
 * all of it could have happened one by one.
 */
final class History {
  private final Set<String> managers;
  private final int limit;
  private final Map<String, Instance> instances = new HashMap<>();
  private final Map<String, Long> pending = new TreeMap<>();
  private final Map<String, Integer> open = new HashMap<>();
  private final Map<String, List<Instance>> ofHolder = new HashMap<>();
  private final Map<String, Integer> kinds = new TreeMap<>();
  private final List<String> impossible = new ArrayList<>();

  private static final class Instance {
    private final String task;
    private String user;
    private String state = "Active";
    private boolean deleted;

    Instance(String task, String user) {
      this.task = task;
      this.user = user;
    }

    boolean isLive() {
      return !deleted && !state.equals("Cancelled");
    }

    @Override
    public String toString() {
      return task + " " + user + " " + state + (deleted ? " deleted" : "");
    }
  }

  /** With those whom the limit and the memory of cancelled instances do not bind. */
  private History(Set<String> managers, int limit) {
    this.managers = managers;
    this.limit = limit;
  }

  /** Replays everything in a database. */
  static History of(DatabaseAddress database, Set<String> managers, int limit) throws SQLException {
    History history = new History(managers, limit);
    try (Connection connection = TestDatabase.connect(database);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT kind, subject_id, before, after FROM events
                WHERE kind ~ '^(instance|task)\\.' ORDER BY id
                """)) {
      while (row.next()) {
        history.live(
            row.getString("kind"),
            row.getString("subject_id"),
            json(row.getString("before")),
            json(row.getString("after")));
      }
    }
    return history;
  }

  private static JsonNode json(@Nullable String text) {
    return WireJson.mapper().readTree(text == null ? "{}" : text);
  }

  /** What could not have happened. */
  List<String> impossible() {
    return impossible;
  }

  /** How often what happened. */
  Map<String, Integer> kinds() {
    return kinds;
  }

  /** Each instance by id: task, user, state, and whether it is deleted. */
  Map<String, String> instances() {
    Map<String, String> told = new TreeMap<>();
    instances.forEach((id, instance) -> told.put(id, instance.toString()));
    return told;
  }

  /** The pending instances of each task that is not deleted. */
  Map<String, Long> pending() {
    return pending;
  }

  private void live(String kind, String subject, JsonNode before, JsonNode after) {
    kinds.merge(kind, 1, Integer::sum);
    switch (kind) {
      case "task.created", "task.instances_changed" ->
          pending.put(subject, after.get("pending").asLong());
      case "task.deleted" -> pending.remove(subject);
      case "instance.requested" -> requested(subject, after);
      case "instance.assigned" -> assigned(subject, after);
      case "instance.finished" -> step(kind, subject, before, "Finished");
      case "instance.reopened" -> step(kind, subject, before, "Active");
      case "instance.cancelled", "instance.handed_back" -> {
        step(kind, subject, before, "Cancelled");
        pending.merge(known(subject).task, 1L, Long::sum);
      }
      case "instance.transferred" -> transferred(subject, before, after);
      case "instance.deleted" -> deleted(subject);
      default -> {
        // Does not change who has what.
      }
    }
  }

  private void requested(String id, JsonNode after) {
    String user = after.get("user").asString();
    String task = after.get("task").asString();
    boolean manages = managers.contains(user);
    if (!manages && open.getOrDefault(user, 0) >= limit) {
      impossible.add("%s got %s with %d open".formatted(user, id, open.get(user)));
    }
    for (Instance other : held(user, task)) {
      if (manages ? other.isLive() : !other.deleted) {
        impossible.add("%s got %s and had %s".formatted(user, id, other));
      }
    }
    take(id, new Instance(task, user));
  }

  private void assigned(String id, JsonNode after) {
    Instance instance = new Instance(after.get("task").asString(), after.get("user").asString());
    checkHasNone(id, instance.user, instance.task);
    take(id, instance);
  }

  private void take(String id, Instance instance) {
    if (instances.put(id, instance) != null) {
      impossible.add(id + " was taken twice");
    }
    long left = pending.merge(instance.task, -1L, Long::sum);
    if (left < 0) {
      impossible.add("%s went to %d by %s".formatted(instance.task, left, id));
    }
    held(instance.user, instance.task).add(instance);
    open.merge(instance.user, 1, Integer::sum);
  }

  private void transferred(String id, JsonNode before, JsonNode after) {
    Instance instance = known(id);
    String to = after.get("user").asString();
    if (!instance.state.equals("Active") || !instance.user.equals(before.get("user").asString())) {
      impossible.add(id + " was transferred as " + instance);
    }
    held(instance.user, instance.task).remove(instance);
    open.merge(instance.user, -1, Integer::sum);
    checkHasNone(id, to, instance.task);
    instance.user = to;
    held(to, instance.task).add(instance);
    open.merge(to, 1, Integer::sum);
  }

  private void step(String kind, String id, JsonNode before, String to) {
    Instance instance = known(id);
    String from = before.get("state").asString();
    if (!instance.isLive() || !instance.state.equals(from)) {
      impossible.add("%s %s from %s, but it was %s".formatted(id, kind, from, instance));
    }
    count(instance, -1);
    instance.state = to;
    count(instance, 1);
  }

  private void deleted(String id) {
    Instance instance = known(id);
    count(instance, -1);
    instance.deleted = true;
  }

  private void count(Instance instance, int sign) {
    if (instance.state.equals("Active")) {
      open.merge(instance.user, sign, Integer::sum);
    }
  }

  private void checkHasNone(String id, String user, String task) {
    for (Instance other : held(user, task)) {
      if (other.isLive()) {
        impossible.add("%s was given %s and had %s".formatted(user, id, other));
      }
    }
  }

  private Instance known(String id) {
    return Objects.requireNonNull(instances.get(id), () -> id + " was never taken");
  }

  private List<Instance> held(String user, String task) {
    return ofHolder.computeIfAbsent(user + task, key -> new ArrayList<>());
  }
}
