package org.clew.server.task;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;

/** New tasks: a statement for all of a kind, however many. */
final class TaskCreationStore {

  /** Keeps a dataset until the transaction ends; false if the user may not read it. */
  boolean keepDataset(Scope scope, ObjectId user, ObjectId dataset) {
    return scope
        .query(
            """
            SELECT id FROM datasets
            WHERE id = :dataset AND organization_id = :organization AND deleted IS NULL
              AND EXISTS (
                SELECT FROM readable_datasets
                WHERE readable_datasets.user_id = :user
                  AND readable_datasets.dataset_id = datasets.id)
            FOR SHARE OF datasets
            """)
        .bind("dataset", dataset)
        .bind("user", user)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  void insertDomains(Scope scope, Collection<String> domains) {
    scope
        .update(
            """
            INSERT INTO experience_domains (organization_id, domain)
            SELECT :organization, domain FROM unnest(:domains::text[]) AS domain ORDER BY domain
            ON CONFLICT DO NOTHING
            """)
        .bind("domains", domains.toArray(String[]::new))
        .execute();
  }

  void insertPools(Scope scope, ObjectId dataset, List<NewTask> tasks) {
    scope
        .update(
            """
            INSERT INTO pools (organization_id, project_id, dataset_id, domain, value)
            SELECT DISTINCT :organization, project, :dataset, domain, value
            FROM jsonb_to_recordset(:tasks::jsonb) AS task (project text, domain text, value integer)
            ORDER BY project, domain, value
            ON CONFLICT DO NOTHING
            """)
        .bind("dataset", dataset)
        .bind("tasks", Columns.jsonText(tasks))
        .execute();
  }

  void insertTasks(
      Scope scope, ObjectId taskType, ObjectId dataset, List<NewTask> tasks, Instant now) {
    scope
        .update(
            """
            INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id, script_id,
              pool_id, spread, total, pending, bounding_box, edit_position, edit_rotation,
              creation_info, description, base_content_id, created)
            SELECT task.id, :organization, task.project, :taskType, :dataset, task.script, pools.id,
              task.spread, task.pending, task.pending, task."boundingBox", task."editPosition",
              task."editRotation", task."creationInfo", task.description, task."baseContent", :now
            FROM jsonb_to_recordset(:tasks::jsonb) AS task (
              id text, project text, script text, domain text, value integer, pending bigint,
              spread integer, "boundingBox" integer[], "editPosition" integer[],
              "editRotation" double precision[], "creationInfo" text, description text,
              "baseContent" text)
            JOIN pools ON pools.project_id = task.project AND pools.dataset_id = :dataset
              AND pools.domain = task.domain AND pools.value = task.value
            """)
        .bind("taskType", taskType)
        .bind("dataset", dataset)
        .bind("tasks", Columns.jsonText(tasks))
        .bind("now", Columns.moment(now))
        .execute();
  }
}
