package org.clew.server.imports;

import org.clew.model.ObjectId;
import org.clew.server.task.NewTask;
import org.jspecify.annotations.Nullable;

/**
 * A good row, as it waits until all of its file is there.
 *
 * @param line where the row begins, from 1
 * @param task that it asks for
 * @param externalKey what the sender calls it, or null
 */
record StagedTask(
    long line, NewTask task, ObjectId taskType, ObjectId dataset, @Nullable String externalKey) {

  PoolKey pool() {
    return new PoolKey(task.project(), dataset, task.domain(), task.value());
  }

  /** What tells one pool from another. */
  record PoolKey(ObjectId project, ObjectId dataset, String domain, int value) {}
}
