package org.clew.server.time;

import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.db.Scope;

/** What is told to the owner of a project of an instance that takes longer than expected. */
final class OverTimeStore {

  /**
   * An instance that takes long.
   *
   * @param owner the address of the owner of its project
   * @param worker the name of whose it is
   * @param expectedTime in milliseconds
   * @param tracingTime in milliseconds
   */
  record Late(
      String owner,
      String worker,
      String project,
      String task,
      String taskType,
      String dataset,
      long expectedTime,
      long tracingTime) {}

  /** Empty if the owner is not active any more. */
  Optional<Late> find(Scope scope, ObjectId annotation) {
    return scope
        .query(
            """
            SELECT accounts.email, concat_ws(' ', worker.first_name, worker.last_name) AS worker,
              projects.name AS project, tasks.id AS task, task_types.summary AS task_type,
              datasets.name AS dataset, projects.expected_time, annotations.tracing_time
            FROM annotations
            JOIN projects ON projects.id = annotations.project_id
            JOIN tasks ON tasks.id = annotations.task_id
            JOIN task_types ON task_types.id = tasks.task_type_id
            JOIN datasets ON datasets.id = annotations.dataset_id
            JOIN users AS worker ON worker.id = annotations.user_id
            JOIN users AS owner ON owner.id = projects.owner_id AND owner.is_active
            JOIN accounts ON accounts.id = owner.account_id
            WHERE annotations.id = :annotation AND annotations.organization_id = :organization
            """)
        .bind("annotation", annotation)
        .map((row, context) ->
            new Late(
                row.getString("email"),
                row.getString("worker"),
                row.getString("project"),
                row.getString("task"),
                row.getString("task_type"),
                row.getString("dataset"),
                row.getLong("expected_time"),
                row.getLong("tracing_time")))
        .findOne();
  }
}
