package org.clew.server.imports;

import java.time.Instant;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.TaskImportState;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.jspecify.annotations.Nullable;

/** How imports go on and end: only the latest request that works on one moves it. */
final class ImportStateStore {
  /** Another request goes on with it. */
  void takeOver(Scope scope, ObjectId id, Instant now) {
    scope
        .update(
            """
            UPDATE task_imports SET run = run + 1, state = 'reading', touched = :now
            WHERE id = :id AND organization_id = :organization
            """)
        .bind("id", id)
        .bind("now", Columns.moment(now))
        .execute();
  }

  /** The same from the beginning. */
  void startAgain(Scope scope, ObjectId id, Instant now) {
    scope
        .update(
            """
            UPDATE task_imports SET run = run + 1, state = 'reading', bytes = 0, hash = NULL,
              rows = 0, good = 0, bad = 0, created = 0, known = 0, problem = NULL, warnings = '{}', started = :now,
              touched = :now, finished = NULL, has_rows = true, has_bad_rows = true
            WHERE id = :id AND organization_id = :organization
            """)
        .bind("id", id)
        .bind("now", Columns.moment(now))
        .execute();
  }

  /** False if another request has taken over. */
  boolean progress(
      Scope scope, ObjectId id, int run, long bytes, String hash, int good, int bad, Instant now) {
    return scope
            .update(
                """
                UPDATE task_imports SET bytes = :bytes, hash = :hash, rows = rows + :good + :bad,
                  good = good + :good, bad = bad + :bad, touched = :now
                WHERE id = :id AND organization_id = :organization AND run = :run
                  AND state = 'reading'
                """)
            .bind("id", id)
            .bind("run", run)
            .bind("bytes", bytes)
            .bind("hash", hash)
            .bind("good", good)
            .bind("bad", bad)
            .bind("now", Columns.moment(now))
            .execute()
        == 1;
  }

  /** A sign of life. */
  int touch(Scope scope, ObjectId id, int run, Instant now) {
    return scope
        .update(
            """
            UPDATE task_imports SET touched = :now
            WHERE id = :id AND organization_id = :organization AND run = :run
              AND state IN ('reading', 'creating')
            """)
        .bind("id", id)
        .bind("run", run)
        .bind("now", Columns.moment(now))
        .execute();
  }

  /** False if another request has taken over. */
  boolean move(
      Scope scope, ObjectId id, int run, TaskImportState from, TaskImportState to, Instant now) {
    return scope
            .update(
                """
                UPDATE task_imports SET state = :to, touched = :now
                WHERE id = :id AND organization_id = :organization AND run = :run
                  AND state = :from
                """)
            .bind("id", id)
            .bind("run", run)
            .bind("from", from.toString())
            .bind("to", to.toString())
            .bind("now", Columns.moment(now))
            .execute()
        == 1;
  }

  /** The request that worked on it could not end it. */
  int interrupt(Scope scope, ObjectId id, int run, Instant now) {
    return scope
        .update(
            """
            UPDATE task_imports SET state = 'interrupted', touched = :now
            WHERE id = :id AND organization_id = :organization AND run = :run
              AND state IN ('reading', 'creating')
            """)
        .bind("id", id)
        .bind("run", run)
        .bind("now", Columns.moment(now))
        .execute();
  }

  /**
   * How an import ended.
   *
   * @param moreBad how many rows turned out to be bad in the end
   * @param created how many tasks it made
   * @param known how many rows had a task already
   * @param problem why the file as a whole was refused, or null
   * @param warnings what the sender should know of rows that are in order
   */
  record End(
      TaskImportState state,
      long moreBad,
      long created,
      long known,
      @Nullable String problem,
      List<String> warnings) {
    End {
      warnings = List.copyOf(warnings);
    }

    /** The same with warnings. */
    End with(List<String> some) {
      return new End(state, moreBad, created, known, problem, some);
    }

    /** Nothing was made of the file as a whole. */
    static End refused(String problem) {
      return new End(TaskImportState.REFUSED, 0, 0, 0, problem, List.of());
    }
  }

  /** False if another request has taken over. */
  boolean end(Scope scope, ObjectId id, int run, End end, Instant now) {
    return scope
            .update(
                """
                UPDATE task_imports SET state = :state, good = good - :moreBad,
                  bad = bad + :moreBad, created = :created, known = :known, problem = :problem,
                  warnings = :warnings, touched = :now, finished = :now
                WHERE id = :id AND organization_id = :organization AND run = :run
                  AND state IN ('reading', 'creating')
                """)
            .bind("id", id)
            .bind("run", run)
            .bind("state", end.state().toString())
            .bind("moreBad", end.moreBad())
            .bind("created", end.created())
            .bind("known", end.known())
            .bind("problem", end.problem())
            .bind("warnings", end.warnings().toArray(String[]::new))
            .bind("now", Columns.moment(now))
            .execute()
        == 1;
  }

  void undo(Scope scope, ObjectId id, Instant now) {
    scope
        .update(
            """
            UPDATE task_imports SET state = 'undone', undone = :now
            WHERE id = :id AND organization_id = :organization
            """)
        .bind("id", id)
        .bind("now", Columns.moment(now))
        .execute();
  }
}
