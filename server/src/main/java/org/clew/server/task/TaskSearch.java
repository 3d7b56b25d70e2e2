package org.clew.server.task;

import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTaskFilter;
import org.clew.server.auth.Right.Teams;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.http.Page;
import org.jdbi.v3.core.statement.Query;

/** Finds tasks by what is asked of them; each condition not asked leaves no trace in the SQL. */
final class TaskSearch {

  List<TaskRow> find(Scope scope, Teams teams, WireTaskFilter filter, Page page) {
    String order =
        Boolean.TRUE.equals(filter.random()) ? " ORDER BY random()" : " ORDER BY tasks.id DESC";
    String sql =
        TaskStore.SELECT + conditions(teams, filter) + order + " LIMIT :limit OFFSET :offset";
    return bound(scope.query(sql), teams, filter)
        .bind("limit", page.limit())
        .bind("offset", page.offset())
        .map((row, context) -> TaskStore.read(row))
        .list();
  }

  long count(Scope scope, Teams teams, WireTaskFilter filter) {
    String sql =
        "SELECT count(*) FROM (" + TaskStore.SELECT + conditions(teams, filter) + ") AS found";
    return bound(scope.query(sql), teams, filter).mapTo(long.class).one();
  }

  private static String conditions(Teams teams, WireTaskFilter filter) {
    StringBuilder sql = new StringBuilder();
    if (!teams.all()) {
      sql.append(" AND projects.team_id = ANY(:teams::text[])");
    }
    if (filter.project() != null) {
      sql.append(" AND tasks.project_id = :project");
    }
    if (filter.taskType() != null) {
      sql.append(" AND tasks.task_type_id = :taskType");
    }
    if (filter.ids() != null) {
      sql.append(" AND tasks.id = ANY(:ids::text[])");
    }
    if (filter.user() != null) {
      sql.append(
          """
           AND tasks.id IN (
            SELECT task_id FROM annotations
            WHERE user_id = :user AND task_id IS NOT NULL AND state <> 'Cancelled'
              AND deleted IS NULL)
          """);
    }
    return sql.toString();
  }

  private static Query bound(Query query, Teams teams, WireTaskFilter filter) {
    if (!teams.all()) {
      query.bind("teams", Columns.idArray(teams.ids()));
    }
    if (filter.project() != null) {
      query.bind("project", filter.project());
    }
    if (filter.taskType() != null) {
      query.bind("taskType", filter.taskType());
    }
    List<ObjectId> ids = filter.ids();
    if (ids != null) {
      query.bind("ids", Columns.idArray(ids));
    }
    if (filter.user() != null) {
      query.bind("user", filter.user());
    }
    return query;
  }
}
