package org.clew.server.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.model.Visibility;
import org.clew.server.auth.Subject;
import org.clew.server.auth.Viewing;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Annotations and tasks as what other tasks start from. */
final class BaseStore {

  /**
   * Something that tasks can start from.
   *
   * @param id of the annotation or of the task
   * @param dataset what it is about
   * @param content what was traced; null if nothing was
   */
  record Base(ObjectId id, ObjectId dataset, @Nullable ObjectId content) {}

  /** Those of some annotations that the user may look at. */
  List<Base> annotations(Scope scope, CurrentUser user, Collection<ObjectId> ids) {
    return scope
        .query(
            """
            SELECT annotations.id, annotations.dataset_id, annotations.visibility,
              annotations.user_id, projects.team_id,
              coalesce(annotations.content_id, tasks.base_content_id) AS content_id
            FROM annotations
            LEFT JOIN tasks ON tasks.id = annotations.task_id
            LEFT JOIN projects ON projects.id = annotations.project_id
            WHERE annotations.id = ANY(:ids::text[])
              AND annotations.organization_id = :organization AND annotations.deleted IS NULL
            """)
        .bind("ids", Columns.idArray(ids))
        .map((row, context) -> {
          ObjectId team = Columns.optionalId(row, "team_id");
          ObjectId owner = Columns.id(row, "user_id");
          Subject subject = team == null ? Subject.ofOwner(owner) : Subject.ofTeam(team, owner);
          Visibility visibility = Columns.enumOf(row, "visibility", Visibility.values());
          return new Seen(Viewing.isAllowed(user, visibility, subject), read(row));
        })
        .stream()
        .filter(Seen::isAllowed)
        .map(Seen::base)
        .toList();
  }

  private record Seen(boolean isAllowed, Base base) {}

  /** Those of some tasks whose one instance is finished. */
  List<Base> finishedTasks(Scope scope, Collection<ObjectId> ids) {
    return scope
        .query(
            """
            SELECT tasks.id, tasks.dataset_id,
              coalesce(annotations.content_id, tasks.base_content_id) AS content_id
            FROM tasks
            JOIN annotations ON annotations.task_id = tasks.id
              AND annotations.state = 'Finished' AND annotations.deleted IS NULL
            WHERE tasks.id = ANY(:ids::text[]) AND tasks.organization_id = :organization
              AND tasks.deleted IS NULL AND tasks.total = 1 AND tasks.finished = 1
            """)
        .bind("ids", Columns.idArray(ids))
        .map((row, context) -> read(row))
        .list();
  }

  /** The content that the instances of a task start from; empty if that is its start alone. */
  Optional<ObjectId> ofTask(Scope scope, ObjectId task) {
    return scope
        .query(
            """
            SELECT base_content_id FROM tasks
            WHERE id = :id AND organization_id = :organization AND base_content_id IS NOT NULL
            """)
        .bind("id", task)
        .map((row, context) -> Columns.id(row, "base_content_id"))
        .findOne();
  }

  private static Base read(ResultSet row) throws SQLException {
    return new Base(
        Columns.id(row, "id"),
        Columns.id(row, "dataset_id"),
        Columns.optionalId(row, "content_id"));
  }
}
