package org.clew.server.task;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;

/**
 * The conditions of a query on {@code tasks} with their values; what is not asked leaves no trace
 * in the SQL. Written so that an index alone tells the ids where one condition is asked: the
 * organization is then looked at where the condition’s own thing is looked up.
 */
final class TaskConditions {
  /** Ids begin with the second of creation, and a task’s {@code created} is near to it. */
  private static final Duration SLACK = Duration.ofDays(2);

  private static final Pattern ID_PREFIX = Pattern.compile("[0-9a-f]{4,24}");

  private final StringBuilder sql = new StringBuilder();
  private final Map<String, Object> values = new LinkedHashMap<>();

  TaskConditions(TaskQuery query) {
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
    if (query.dataset() != null) {
      and(
          """
          tasks.pool_id IN (
            SELECT id FROM pools WHERE dataset_id = :dataset AND organization_id = :organization)
          """,
          "dataset",
          query.dataset());
    }
    if (query.domain() != null) {
      and(
          """
          tasks.pool_id IN (
            SELECT id FROM pools WHERE domain = :domain AND organization_id = :organization)
          """,
          "domain",
          query.domain());
    }
    if (query.script() != null) {
      and("tasks.script_id = :script", "script", query.script());
    }
    created(query);
    if (query.text() != null) {
      text(query.text());
    }
  }

  /** All of them, each after an AND. */
  String sql() {
    return sql.toString();
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
      and("tasks.id >= :fromId", "fromId", idAt(query.from().minus(SLACK)));
    }
    if (query.until() != null) {
      and("tasks.created < :until", "until", Columns.moment(query.until()));
      and("tasks.id < :untilId", "untilId", idAt(query.until().plus(SLACK)));
    }
  }

  /** An id of that second, as text: it only bounds others. */
  private static String idAt(Instant moment) {
    long second = Math.clamp(moment.getEpochSecond(), 0, 0xffffffffL);
    return HexFormat.of().toHexDigits(second, 8) + "0".repeat(16);
  }

  private void text(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    String like = small.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    StringBuilder any =
        new StringBuilder(
            """
            tasks.project_id = ANY(ARRAY(
              SELECT id FROM projects
              WHERE organization_id = :organization AND lower(name) LIKE :containing))
            OR tasks.pool_id = ANY(ARRAY(
              SELECT pools.id FROM datasets JOIN pools ON pools.dataset_id = datasets.id
              WHERE datasets.organization_id = :organization
                AND lower(datasets.name) LIKE :containing))
            OR lower(tasks.creation_info) LIKE :beginning
            """);
    values.put("containing", "%" + like + "%");
    values.put("beginning", like + "%");
    if (ID_PREFIX.matcher(small).matches()) {
      any.append(" OR tasks.id BETWEEN :firstId AND :lastId");
      values.put("firstId", small + "0".repeat(24 - small.length()));
      values.put("lastId", small + "f".repeat(24 - small.length()));
    }
    sql.append(" AND (").append(any).append(")");
  }

  private void and(String condition, String name, Object value) {
    sql.append(" AND ").append(condition);
    values.put(name, value);
  }

  /** The pools that are asked for, for sums over them. */
  static String ofPools(TaskQuery query) {
    return String.join(
        " ",
        List.of(
            query.teams().all() ? "" : "AND projects.team_id = ANY(:teams::text[])",
            query.project() == null ? "" : "AND pools.project_id = :project",
            query.dataset() == null ? "" : "AND pools.dataset_id = :dataset",
            query.domain() == null ? "" : "AND pools.domain = :domain"));
  }
}
