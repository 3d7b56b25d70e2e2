package org.clew.server.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.model.TracingType;
import org.clew.server.auth.Right;
import org.clew.server.content.ContentLayer;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;

/** The statements of a claim. */
final class ClaimStore {
  private static final String OPEN_TASK_OF_POOL =
      """
      SELECT tasks.id FROM tasks
      WHERE tasks.pool_id = :pool AND tasks.open AND tasks.organization_id = :organization
        AND tasks.spread BETWEEN :from AND :to
        AND
      """
          + Eligibility.OF_ASKING.notHad()
          + " ORDER BY tasks.spread LIMIT 1 ";

  /** What to do about tasks that someone else is taking at this moment. */
  enum Contention {
    /** Lock a task, and pass by those that are locked. */
    SKIP(" FOR NO KEY UPDATE OF tasks SKIP LOCKED"),
    /** Look first, then wait for the one task: it may have more instances. */
    WAIT(""),
    /** Only look. */
    LOOK("");

    private final String sql;

    Contention(String sql) {
      this.sql = sql;
    }
  }

  /**
   * Locks a user: claims of one user go one by one, which makes the limit of open tasks exact.
   * False if the user is not there or not active.
   */
  boolean lockUser(Scope scope, ObjectId user) {
    return scope
        .query(
            """
            SELECT is_active FROM users
            WHERE id = :user AND organization_id = :organization
            FOR NO KEY UPDATE
            """)
        .bind("user", user)
        .mapTo(boolean.class)
        .findOne()
        .orElse(false);
  }

  /** Open instances of a user in projects of teams that they do not manage. */
  int countOpen(Scope scope, ObjectId user, List<ObjectId> managedTeams) {
    return scope
        .query("SELECT " + Eligibility.OF_ASKING.openInstances())
        .bind("user", user)
        .bind("beyond", Columns.idArray(managedTeams))
        .mapTo(int.class)
        .one();
  }

  /** The newest instance that a user ever had; empty for a beginner. */
  Optional<String> latestInstance(Scope scope, ObjectId user) {
    return scope
        .query(
            """
            SELECT id FROM annotations
            WHERE user_id = :user AND organization_id = :organization AND deleted IS NULL
            ORDER BY id DESC LIMIT 1
            """)
        .bind("user", user)
        .mapTo(String.class)
        .findOne();
  }

  /** Every pool that a user may take from, highest priority first. */
  List<Pool> eligiblePools(Scope scope, ObjectId user, Right.Teams teams) {
    String sql =
        "SELECT pools.id, projects.priority, counts.open_tasks FROM "
            + Eligibility.OF_ASKING.openPools()
            + " WHERE "
            + Eligibility.OF_ASKING.mayTake()
            + " ORDER BY projects.priority DESC, pools.id";
    return Eligibility.bindPoolRules(scope.query(sql), user, teams)
        .map((row, context) ->
            new Pool(row.getLong("id"), row.getLong("priority"), row.getLong("open_tasks")))
        .list();
  }

  /** An open task of a pool that the user never had, the first in a stretch of the spread. */
  Optional<ObjectId> openTask(
      Scope scope, CurrentUser user, long pool, int from, int to, Contention contention) {
    return Eligibility.bindTaskRule(scope.query(OPEN_TASK_OF_POOL + contention.sql), user)
        .bind("pool", pool)
        .bind("from", from)
        .bind("to", to)
        .map((row, context) -> Columns.id(row, "id"))
        .findOne();
  }

  /** Locks an open task; false if it has no instance left. */
  boolean lockOpen(Scope scope, ObjectId task) {
    return scope
        .query(
            """
            SELECT id FROM tasks
            WHERE id = :task AND organization_id = :organization AND open
            FOR NO KEY UPDATE
            """)
        .bind("task", task)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  /** Takes an instance of a locked task: counts, instance and event in one statement. */
  void take(Scope scope, NewInstance instance, Instant now) {
    int taken =
        scope
            .update(
                """
                WITH task AS (
                  UPDATE tasks SET pending = pending - 1, active = active + 1
                  WHERE id = :task AND organization_id = :organization AND open
                  RETURNING id, project_id, dataset_id, task_type_id, base_content_id, description),
                instance AS (
                  INSERT INTO annotations (id, organization_id, typ, state, task_id, project_id,
                    dataset_id, user_id, description, layers, created, modified)
                  SELECT :id, :organization, 'Task', 'Active', task.id, task.project_id,
                    task.dataset_id, :user, task.description,
                    coalesce(base.layers, CASE task_types.tracing_type
                      WHEN 'skeleton' THEN :skeleton::jsonb
                      WHEN 'volume' THEN :volume::jsonb
                      ELSE :hybrid::jsonb END),
                    :now, :now
                  FROM task
                  JOIN task_types ON task_types.id = task.task_type_id
                  LEFT JOIN contents AS base ON base.id = task.base_content_id
                  RETURNING id, task_id, user_id, state)
                INSERT INTO events (organization_id, happened, actor_id, kind, subject_id, after)
                SELECT :organization, :now, :actor, :kind, id,
                  jsonb_build_object('task', task_id, 'user', user_id, 'state', state)
                FROM instance
                """)
            .bind("id", instance.id())
            .bind("task", instance.task())
            .bind("user", instance.user())
            .bind("actor", instance.actor())
            .bind("kind", instance.kind())
            .bind("skeleton", layers(TracingType.SKELETON))
            .bind("volume", layers(TracingType.VOLUME))
            .bind("hybrid", layers(TracingType.HYBRID))
            .bind("now", Columns.moment(now))
            .execute();
    if (taken != 1) {
      throw new IllegalStateException("Task " + instance.task() + " was locked, yet not taken.");
    }
  }

  private static String layers(TracingType type) {
    return Columns.jsonText(ContentLayer.of(type));
  }
}
