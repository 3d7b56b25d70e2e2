package org.clew.server.task;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.http.Page;

/**
 * The conditions of a query on {@code tasks} with their values; what is not asked leaves no trace
 * in the SQL. Written so that an index alone tells the ids where one condition is asked: the
 * organization is then looked at where the condition’s own thing is looked up.
 */
final class TaskConditions {
  private static final String FROM = " FROM tasks WHERE tasks.deleted IS NULL";
  private static final String SELECT = "SELECT tasks.id" + FROM;

  /** Ids begin with a second from when the making of a task began to when it ended. */
  private static final Duration LONGEST_MAKING = Duration.ofHours(2);

  private static final Pattern ID_PREFIX = Pattern.compile("[0-9a-f]{4,24}");

  private final StringBuilder sql = new StringBuilder();
  private final Map<String, Object> values = new LinkedHashMap<>();

  private final boolean isFew;

  /** Of which one must hold; empty if none is asked. */
  private final List<String> any = new ArrayList<>();

  TaskConditions(TaskQuery query, TaskPoolStore pools) {
    project(query);
    if (query.state() != null) {
      sql.append(state(query.state()));
    }
    if (query.ids() != null) {
      and("tasks.id = ANY(:ids::text[])", "ids", Columns.idArray(query.ids()));
    }
    if (query.user() != null) {
      and(
          """
          tasks.id IN (
            SELECT task_id FROM annotations
            WHERE user_id = :user AND task_id IS NOT NULL AND state <> 'Cancelled'
              AND deleted IS NULL)
          """,
          "user",
          query.user());
    }
    if (pools.among() != null) {
      and(
          "tasks.pool_id = ANY(:among::text[]::bigint[])",
          "among",
          pools.among().toArray(String[]::new));
    }
    if (query.script() != null) {
      and("tasks.script_id = :script", "script", query.script());
    }
    if (query.importId() != null) {
      and("tasks.import_id = :importId", "importId", query.importId());
    }
    created(query);
    if (query.text() != null && pools.named() != null) {
      text(query.text(), pools.named());
    }
    isFew = pools.isFew();
  }

  /**
   * The ids that fit, in no order: where there are few, all found by the index of each condition;
   * else whatever index gives the first ones quickly.
   */
  String ids() {
    if (!isFew) {
      return all("tasks.id");
    }
    // The planner must not walk through all tasks for the sake of an order: OFFSET 0 keeps it.
    String found =
        any.isEmpty()
            ? SELECT + sql + " OFFSET 0"
            : any.stream().map(each -> SELECT + sql + " AND " + each).collect(joining(" UNION "));
    return "SELECT tasks.id FROM (" + found + ") AS tasks";
  }

  /**
   * The rows of a page. Limit and offset stand there as numbers: of parameters PostgreSQL cannot
   * foresee how few rows are wanted, and would plan anew each time.
   */
  String page(TaskQuery.Order order, Page page) {
    String limit = order.sql() + " LIMIT " + page.limitAndOne();
    return isFew || page.offset() > 0
        // What is skipped is read from an index alone.
        ? "SELECT * FROM tasks WHERE id IN (" + ids() + limit + " OFFSET " + page.offset() + ")"
        : all("*") + limit;
  }

  private String all(String columns) {
    String one = any.isEmpty() ? "" : " AND (" + String.join(" OR ", any) + ")";
    return "SELECT " + columns + FROM + sql + one;
  }

  Map<String, Object> values() {
    return values;
  }

  /** Only those after a task in the order. */
  TaskConditions after(ObjectId last, TaskQuery.Order order) {
    and(order == TaskQuery.Order.OLDEST ? "tasks.id > :after" : "tasks.id < :after", "after", last);
    return this;
  }

  private void project(TaskQuery query) {
    String ofTeams = query.teams().all() ? "" : " AND team_id = ANY(:teams::text[])";
    if (!query.teams().all()) {
      values.put("teams", Columns.idArray(query.teams().ids()));
    }
    if (query.project() != null) {
      and(
          "tasks.project_id = (SELECT id FROM projects WHERE id = :project AND organization_id = :organization"
              + ofTeams
              + ")",
          "project",
          query.project());
    } else if (!query.teams().all()) {
      sql.append(
              " AND tasks.project_id IN (SELECT id FROM projects WHERE organization_id = :organization")
          .append(ofTeams)
          .append(")");
    }
    if (query.taskType() != null) {
      and(
          "tasks.task_type_id = (SELECT id FROM task_types WHERE id = :taskType AND organization_id = :organization)",
          "taskType",
          query.taskType());
    }
    if (query.project() == null && query.taskType() == null) {
      sql.append(" AND tasks.organization_id = :organization");
    }
  }

  private static String state(TaskState state) {
    return switch (state) {
      case OPEN -> " AND tasks.open";
      case ACTIVE ->
          """
           AND tasks.id IN (
            SELECT task_id FROM annotations
            WHERE state = 'Active' AND task_id IS NOT NULL AND deleted IS NULL)
          """;
      case FINISHED -> FINISHED;
      case DONE -> FINISHED + " AND tasks.pending = 0 AND tasks.active = 0";
    };
  }

  private static final String FINISHED =
      """
       AND EXISTS (
        SELECT FROM annotations
        WHERE annotations.project_id = tasks.project_id AND annotations.task_id = tasks.id
          AND annotations.state = 'Finished' AND annotations.deleted IS NULL)
      """;

  private void created(TaskQuery query) {
    if (query.from() != null) {
      and("tasks.created >= :from", "from", Columns.moment(query.from()));
      and("tasks.id >= :fromId", "fromId", idAt(query.from().minusSeconds(1)));
    }
    if (query.until() != null) {
      and("tasks.created < :until", "until", Columns.moment(query.until()));
      and("tasks.id < :untilId", "untilId", idAt(query.until().plus(LONGEST_MAKING)));
    }
  }

  /** An id of that second, as text: it only bounds others. */
  private static String idAt(Instant moment) {
    long second = Math.clamp(moment.getEpochSecond(), 0, 0xffffffffL);
    return HexFormat.of().toHexDigits(second, 8) + "0".repeat(16);
  }

  private void text(String text, List<String> named) {
    any.add("tasks.pool_id = ANY(:named::text[]::bigint[])");
    any.add("lower(tasks.creation_info) LIKE :beginning");
    values.put("named", named.toArray(String[]::new));
    values.put("beginning", TaskPoolStore.beginning(text));
    String id = text.toLowerCase(Locale.ROOT);
    if (ID_PREFIX.matcher(id).matches()) {
      any.add("tasks.id BETWEEN :firstId AND :lastId");
      values.put("firstId", id + "0".repeat(24 - id.length()));
      values.put("lastId", id + "f".repeat(24 - id.length()));
    }
  }

  private void and(String condition, String name, Object value) {
    sql.append(" AND ").append(condition);
    values.put(name, value);
  }
}
