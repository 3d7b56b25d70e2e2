package org.clew.server.assignment;

import java.time.Instant;
import java.util.Collection;
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

  private static final String POOLS =
      """
      WITH candidates AS MATERIALIZED (
        SELECT pools.id, pools.dataset_id, projects.priority
        FROM experiences
        CROSS JOIN LATERAL (
          SELECT * FROM pools AS known
          WHERE known.organization_id = :organization AND known.domain = experiences.domain
            AND known.value <= experiences.value
          OFFSET 0) AS pools
        JOIN projects ON projects.id = pools.project_id
        WHERE experiences.user_id = :user AND projects.deleted IS NULL
          AND %1$s AND %2$s AND %3$s),
      readable AS MATERIALIZED (
        SELECT dataset_id FROM (SELECT DISTINCT dataset_id FROM candidates) AS pools WHERE %4$s),
      drawn AS MATERIALIZED (
        SELECT id, priority
        FROM (
          SELECT * FROM candidates
          ORDER BY priority DESC, hashint8extended(id, :seed), id
          OFFSET 0) AS ordered
        WHERE dataset_id = ANY(ARRAY(SELECT dataset_id FROM readable)::text[])
          AND EXISTS (
            SELECT FROM pool_counts
            WHERE pool_counts.pool_id = ordered.id AND pool_counts.has_open
            OFFSET 0)
          AND NOT EXISTS (
            SELECT FROM exhausted_pools AS exhausted
            WHERE exhausted.user_id = :user AND exhausted.pool_id = ordered.id
              AND (exhausted.cancelled_again OR NOT :cancelledAgain)
              AND exhausted.opened = (
                SELECT sum(opened) FROM pool_counts WHERE pool_counts.pool_id = ordered.id)
            OFFSET 0)
        LIMIT :most)
      SELECT drawn.id, drawn.priority, counts.open_tasks, counts.opened
      FROM drawn
      CROSS JOIN LATERAL (
        SELECT sum(open_tasks) AS open_tasks, sum(opened) AS opened
        FROM pool_counts WHERE pool_counts.pool_id = drawn.id) AS counts
      ORDER BY drawn.priority DESC, drawn.id
      """
          .formatted(
              Eligibility.RUNNING,
              Eligibility.OF_ASKING.inTeam(),
              Eligibility.EXPERIENCED,
              Eligibility.OF_ASKING.readable());

  /** What to do about tasks that someone else is taking at this moment. */
  enum Contention {
    /** Lock a task, and pass by those that are locked. */
    SKIP(" FOR NO KEY UPDATE OF tasks SKIP LOCKED"),
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

  /**
   * How a user stands.
   *
   * @param open how many instances they have open in projects of teams that they do not manage
   * @param latest the newest instance that they ever had; empty for a beginner
   */
  record Standing(int open, Optional<String> latest) {}

  Standing standing(Scope scope, ObjectId user, List<ObjectId> managedTeams) {
    return scope
        .query(
            """
            SELECT %s AS open,
              (SELECT id FROM annotations
               WHERE user_id = :user AND organization_id = :organization AND deleted IS NULL
               ORDER BY id DESC LIMIT 1) AS latest
            """
                .formatted(Eligibility.OF_ASKING.openInstances()))
        .bind("user", user)
        .bind("beyond", Columns.idArray(managedTeams))
        .map((row, context) ->
            new Standing(row.getInt("open"), Optional.ofNullable(row.getString("latest"))))
        .one();
  }

  /**
   * Pools that a user may take from, highest priority first.
   *
   * @param seed decides which of a priority come first
   * @param most how many at the most; the sums are read of these only
   */
  List<Pool> eligiblePools(Scope scope, CurrentUser user, Right.Teams teams, long seed, int most) {
    return Eligibility.bindPoolRules(scope.query(POOLS), user.id(), teams)
        .bind("cancelledAgain", Eligibility.mayTakeCancelledAgain(user))
        .bind("seed", seed)
        .bind("most", most)
        .map((row, context) ->
            new Pool(
                row.getLong("id"),
                row.getLong("priority"),
                row.getLong("open_tasks"),
                row.getLong("opened")))
        .list();
  }

  /** Remembers that the user has had all open tasks of a pool. */
  void noteExhausted(Scope scope, CurrentUser user, Pool pool) {
    scope
        .update(
            """
            INSERT INTO exhausted_pools (user_id, pool_id, organization_id, opened, cancelled_again)
            VALUES (:user, :pool, :organization, :opened, :cancelledAgain)
            ON CONFLICT (user_id, pool_id) DO UPDATE
              SET opened = EXCLUDED.opened, cancelled_again = EXCLUDED.cancelled_again
            """)
        .bind("user", user.id())
        .bind("pool", pool.id())
        .bind("opened", pool.opened())
        .bind("cancelledAgain", Eligibility.mayTakeCancelledAgain(user))
        .execute();
  }

  /** Of instances that were given to someone else: who gave them may have their tasks again. */
  void noteGivenAway(Scope scope, Collection<ObjectId> instances) {
    scope
        .update(
            """
            WITH touched AS (
              SELECT pool_id, shard FROM pool_counts
              WHERE organization_id = :organization AND (pool_id, shard) IN (
                SELECT tasks.pool_id, (tasks.spread & 7)::smallint
                FROM annotations JOIN tasks ON tasks.id = annotations.task_id
                WHERE annotations.id = ANY(:instances::text[]))
              ORDER BY pool_id, shard
              FOR NO KEY UPDATE)
            UPDATE pool_counts SET opened = opened + 1
            FROM touched
            WHERE pool_counts.pool_id = touched.pool_id AND pool_counts.shard = touched.shard
            """)
        .bind("instances", Columns.idArray(instances))
        .execute();
  }

  /** An open task of a pool that the user never had, the first in a stretch of the spread. */
  Optional<ObjectId> openTask(
      Scope scope, CurrentUser user, long pool, Spread.Stretch stretch, Contention contention) {
    return Eligibility.bindTaskRule(scope.query(OPEN_TASK_OF_POOL + contention.sql), user)
        .bind("pool", pool)
        .bind("from", stretch.from())
        .bind("to", stretch.to())
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
