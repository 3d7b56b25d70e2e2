package org.clew.server.annotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireInstance;
import org.clew.server.auth.Right.Teams;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.http.Page;
import org.jspecify.annotations.Nullable;

/** Finds instances: first the ids, then the rows of those alone. */
final class InstanceStore {

  /**
   * Up to {@link Page#limitAndOne} instances, newest first.
   *
   * @param teams of whose projects they may be
   * @param own whose they may be otherwise
   */
  List<WireInstance> find(Scope scope, Teams teams, ObjectId own, InstanceQuery wanted, Page page) {
    Map<String, Object> values = new LinkedHashMap<>();
    String conditions = conditions(teams, own, wanted, page.after(), values);
    var query =
        scope.query(
            """
            WITH page AS MATERIALIZED (
              SELECT annotations.id FROM annotations
              WHERE annotations.deleted IS NULL AND annotations.project_id IS NOT NULL %s
              ORDER BY annotations.id DESC LIMIT :limit OFFSET :offset)
            SELECT annotations.id, annotations.state, annotations.task_id, annotations.project_id,
              projects.name AS project_name, projects.team_id, annotations.dataset_id,
              datasets.name AS dataset_name, annotations.user_id, users.first_name,
              users.last_name, annotations.tracing_time, annotations.created,
              annotations.modified, annotations.finished, annotations.version
            FROM annotations
            JOIN projects ON projects.id = annotations.project_id
            JOIN datasets ON datasets.id = annotations.dataset_id
            JOIN users ON users.id = annotations.user_id
            WHERE annotations.organization_id = :organization
              AND annotations.id IN (SELECT id FROM page)
            ORDER BY annotations.id DESC
            """
                .formatted(conditions));
    values.forEach((name, value) -> query.bind(name, value));
    return query
        .bind("limit", page.limitAndOne())
        .bind("offset", page.offset())
        .map((row, context) -> read(row))
        .list();
  }

  /** How many there are, counted up to some number. */
  long countUpTo(Scope scope, Teams teams, ObjectId own, InstanceQuery wanted, long most) {
    Map<String, Object> values = new LinkedHashMap<>();
    String conditions = conditions(teams, own, wanted, null, values);
    var query =
        scope.query(
            """
            SELECT count(*) FROM (
              SELECT FROM annotations
              WHERE annotations.deleted IS NULL AND annotations.project_id IS NOT NULL %s
                AND :organization IS NOT NULL
              LIMIT :most) AS found
            """
                .formatted(conditions));
    values.forEach((name, value) -> query.bind(name, value));
    return query.bind("most", most).mapTo(long.class).one();
  }

  private static String conditions(
      Teams teams,
      ObjectId own,
      InstanceQuery wanted,
      @Nullable ObjectId after,
      Map<String, Object> values) {
    StringBuilder sql = new StringBuilder();
    if (wanted.project() == null) {
      sql.append(" AND annotations.organization_id = :organization");
    } else {
      // Not the row’s own organization, so that the index alone tells the ids.
      sql.append(
          """
           AND annotations.project_id = (
            SELECT id FROM projects WHERE id = :project AND organization_id = :organization)
          """);
      values.put("project", wanted.project());
    }
    if (!teams.all()) {
      sql.append(
          """
           AND (annotations.user_id = :own OR annotations.project_id IN (
            SELECT id FROM projects
            WHERE organization_id = :organization AND team_id = ANY(:teams::text[])))
          """);
      values.put("own", own);
      values.put("teams", Columns.idArray(teams.ids()));
    }
    if (wanted.state() == null) {
      sql.append(" AND annotations.state <> 'Cancelled'");
    } else {
      // Written out, as indexes are on one state each.
      sql.append(" AND annotations.state = '").append(wanted.state()).append("'");
    }
    add(sql, values, "annotations.task_id = :task", "task", wanted.task());
    add(sql, values, "annotations.user_id = :user", "user", wanted.user());
    add(sql, values, "annotations.dataset_id = :dataset", "dataset", wanted.dataset());
    add(sql, values, "annotations.finished >= :from", "from", moment(wanted.from()));
    add(sql, values, "annotations.finished < :until", "until", moment(wanted.until()));
    add(sql, values, "annotations.id < :after", "after", after);
    return sql.toString();
  }

  private static void add(
      StringBuilder sql,
      Map<String, Object> values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      sql.append(" AND ").append(condition);
      values.put(name, value);
    }
  }

  private static @Nullable Object moment(@Nullable Instant instant) {
    return instant == null ? null : Columns.moment(instant);
  }

  private static WireInstance read(ResultSet row) throws SQLException {
    Instant finished = Columns.optionalInstant(row, "finished");
    return new WireInstance(
        Columns.id(row, "id"),
        Columns.enumOf(row, "state", AnnotationState.values()),
        Columns.id(row, "task_id"),
        Columns.id(row, "project_id"),
        row.getString("project_name"),
        Columns.id(row, "team_id"),
        Columns.id(row, "dataset_id"),
        row.getString("dataset_name"),
        Columns.id(row, "user_id"),
        row.getString("first_name") + " " + row.getString("last_name"),
        Columns.optionalLong(row, "tracing_time"),
        Columns.millis(row, "created"),
        Columns.millis(row, "modified"),
        finished == null ? null : finished.toEpochMilli(),
        row.getInt("version"));
  }
}
