package org.clew.server.assignment;

import org.clew.model.ObjectId;
import org.clew.server.db.Scope;

/** What keeps someone from holding an instance of a task. */
final class HolderStore {

  boolean canRead(Scope scope, ObjectId user, ObjectId task) {
    return scope
        .query(
            """
            SELECT EXISTS (
              SELECT FROM tasks
              JOIN readable_datasets ON readable_datasets.dataset_id = tasks.dataset_id
              WHERE tasks.id = :task AND tasks.organization_id = :organization
                AND readable_datasets.user_id = :user)
            """)
        .bind("task", task)
        .bind("user", user)
        .mapTo(boolean.class)
        .one();
  }

  boolean has(Scope scope, ObjectId user, ObjectId task) {
    return scope
        .query(
            """
            SELECT EXISTS (
              SELECT FROM annotations
              WHERE task_id = :task AND user_id = :user AND organization_id = :organization
                AND state <> 'Cancelled' AND deleted IS NULL)
            """)
        .bind("task", task)
        .bind("user", user)
        .mapTo(boolean.class)
        .one();
  }
}
