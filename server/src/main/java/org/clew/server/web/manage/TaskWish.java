package org.clew.server.web.manage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.server.failure.Failure;
import org.clew.server.task.TaskFilter;
import org.clew.server.task.TaskQuery;
import org.clew.server.task.TaskState;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.Visit;
import org.jspecify.annotations.Nullable;

/** Which tasks someone looks for, as the address of the page says it. */
final class TaskWish {
  static final List<String> FIELDS =
      List.of(
          "text",
          "project",
          "taskType",
          "state",
          "team",
          "user",
          "dataset",
          "domain",
          "script",
          "from",
          "until",
          "ids",
          "import",
          "sort");

  private final Visit visit;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, String> errors = new LinkedHashMap<>();
  private final Map<String, String> exported = new LinkedHashMap<>();
  private final TaskQuery query;

  /** With a way to find a project by id or name. */
  TaskWish(Visit visit, Function<String, ObjectId> projects) {
    this.visit = visit;
    for (String field : FIELDS) {
      String value = visit.request().query(field);
      if (value != null && !value.isBlank()) {
        values.put(field, value.strip());
      }
    }
    boolean isOldestFirst = "oldest".equals(values.get("sort"));
    if (!isOldestFirst) {
      values.remove("sort");
    }
    query =
        new TaskQuery(
            TaskFilter.teams(visit.user(), id("team")),
            read("project", projects),
            id("taskType"),
            read("ids", TaskWish::ids),
            id("user"),
            read("state", TaskState::parse),
            id("dataset"),
            id("script"),
            read("domain", value -> value),
            read("import", value -> value),
            read("text", value -> value),
            day("from", "createdAfter", 0),
            day("until", "createdBefore", 1),
            isOldestFirst ? TaskQuery.Order.OLDEST : TaskQuery.Order.NEWEST);
    values.forEach((name, value) -> {
      if (!name.equals("from") && !name.equals("until")) {
        exported.put(name, value);
      }
    });
    if (query.ids() != null) {
      exported.put(
          "ids", query.ids().stream().map(ObjectId::value).collect(Collectors.joining(",")));
    }
  }

  TaskQuery query() {
    return query;
  }

  /** What stands in the fields. */
  Form form() {
    return new Form(values, errors, null);
  }

  /** Whether anything is asked. */
  boolean isNarrowed() {
    return values.keySet().stream().anyMatch(name -> !name.equals("sort"));
  }

  /** The address of the page that asks the same. */
  String address() {
    return address(TasksPage.PATH, values, "");
  }

  /** The same, after a task. */
  String addressAfter(ObjectId task) {
    return address(TasksPage.PATH, values, "after=" + task);
  }

  /** The address of the whole list as a file. */
  String export(String format) {
    return address("/api/clew/v1/tasks", exported, "format=" + format);
  }

  private static String address(String path, Map<String, String> parameters, String last) {
    String query =
        parameters.entrySet().stream()
            .map(each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String all = query.isEmpty() || last.isEmpty() ? query + last : query + "&" + last;
    return all.isEmpty() ? path : path + "?" + all;
  }

  private <T> @Nullable T read(String field, Function<String, T> reading) {
    String value = values.get(field);
    try {
      return value == null ? null : reading.apply(value);
    } catch (Failure unreadable) {
      errors.put(field, Objects.requireNonNull(unreadable.getMessage()));
      return null;
    }
  }

  private @Nullable ObjectId id(String field) {
    return read(field, TaskWish::idOf);
  }

  private static ObjectId idOf(String text) {
    if (!ObjectId.isOne(text)) {
      throw Failure.badRequest(
          "“%s” is no id: an id has 24 characters from 0 to 9 and a to f.".formatted(text));
    }
    return new ObjectId(text);
  }

  private static List<ObjectId> ids(String text) {
    return Arrays.stream(text.split("[,;\\s]+"))
        .filter(id -> !id.isEmpty())
        .map(TaskWish::idOf)
        .toList();
  }

  /** The beginning of a day, or of one some days later. */
  private @Nullable Instant day(String field, String parameter, int later) {
    ZoneId zone = visit.words().zone();
    Instant moment =
        read(
            field,
            value -> {
              try {
                return LocalDate.parse(value).plusDays(later).atStartOfDay(zone).toInstant();
              } catch (DateTimeParseException noDay) {
                throw Failure.badRequest(
                    "“%s” is no day. A day looks like 2026-11-28.".formatted(value));
              }
            });
    if (moment != null) {
      exported.put(parameter, Long.toString(moment.toEpochMilli()));
    }
    return moment;
  }
}
