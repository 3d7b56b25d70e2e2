package org.clew.server.assignment;

import org.clew.model.ObjectId;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Columns;
import org.clew.server.http.CurrentUser;
import org.jdbi.v3.core.statement.Query;

/**
 * The rules of who may take tasks of a pool, as SQL. The claim asks for pools where all hold, the
 * explanation which is the first that does not, the report for how much there is for each of many
 * users. All are made of the same pieces; they differ in where a statement finds the user.
 *
 * @param user the id
 * @param allTeams whether the user takes tasks of all teams
 * @param teams if not, of which
 * @param cancelledAgain whether the user may have a task again that was cancelled for them
 * @param beyond the teams of which the user takes tasks at the limit, too
 */
record Eligibility(
    String user, String allTeams, String teams, String cancelledAgain, String beyond) {
  /** Of the user who is asking, as parameters; see the two ways to bind them. */
  static final Eligibility OF_ASKING =
      new Eligibility(":user", ":allTeams", ":teams::text[]", ":cancelledAgain", ":beyond::text[]");

  /** Of each row of something called taker; see {@link #TAKERS}. */
  static final Eligibility OF_TAKERS =
      new Eligibility(
          "taker.id", "taker.all_teams", "taker.teams", "taker.cancelled_again", "taker.beyond");

  /** The rows of the parameter that {@link Taker#parameter} makes. */
  static final String TAKERS =
      """
      taker AS MATERIALIZED (
        SELECT * FROM jsonb_to_recordset(:takers::jsonb) AS taker (id text, all_teams boolean,
          teams text[], cancelled_again boolean, unlimited boolean, beyond text[],
          is_active boolean))
      """;

  /** The project hands out tasks. */
  static final String RUNNING = "NOT projects.paused";

  /** The user has an entry for the domain, and it is high enough. */
  static final String EXPERIENCED = "coalesce(experiences.value >= pools.value, false)";

  /** Pools with open tasks, and their projects. */
  private static final String POOLS =
      """
      (
        SELECT pool_counts.pool_id, sum(pool_counts.open_tasks) AS open_tasks
        FROM pool_counts
        WHERE pool_counts.has_open AND pool_counts.organization_id = :organization
        GROUP BY pool_counts.pool_id) AS counts
      JOIN pools ON pools.id = counts.pool_id
      JOIN projects ON projects.id = pools.project_id AND projects.deleted IS NULL
      """;

  /** Pools with open tasks, their projects, and what the user can do in their domain. */
  String openPools() {
    return POOLS + experience();
  }

  /** What the user can do in the domain of a pool. */
  String experience() {
    return """
    LEFT JOIN experiences
      ON experiences.user_id = {user} AND experiences.domain = pools.domain
    """
        .replace("{user}", user);
  }

  /** The project’s team is one the user takes tasks of. */
  String inTeam() {
    return "(%s OR projects.team_id = ANY(%s))".formatted(allTeams, teams);
  }

  /** The user may read the dataset. */
  String readable() {
    return """
    EXISTS (
      SELECT FROM readable_datasets
      WHERE readable_datasets.user_id = {user}
        AND readable_datasets.dataset_id = pools.dataset_id)
    """
        .replace("{user}", user);
  }

  /** The first rule on pools that fails, as branches of a CASE. */
  String poolRules() {
    return """
    WHEN NOT (%s) THEN 'team'
    WHEN NOT (%s) THEN 'paused'
    WHEN NOT (%s) THEN 'experience'
    WHEN NOT (%s) THEN 'dataset'
    """
        .formatted(inTeam(), RUNNING, EXPERIENCED, readable());
  }

  /** The project’s team is one of which the user takes tasks at the limit, too. */
  String beyondLimit() {
    return "projects.team_id = ANY(%s)".formatted(beyond);
  }

  /** How many instances the user has open, but for those that do not count for the limit. */
  String openInstances() {
    return """
    (
      SELECT count(*)
      FROM annotations AS held JOIN projects AS theirs ON theirs.id = held.project_id
      WHERE held.user_id = {user} AND held.organization_id = :organization
        AND held.state = 'Active' AND held.task_id IS NOT NULL AND held.deleted IS NULL
        AND NOT theirs.team_id = ANY({beyond}))
    """
        .replace("{user}", user)
        .replace("{beyond}", beyond);
  }

  /** All rules on pools. */
  String mayTake() {
    return String.join(" AND ", RUNNING, inTeam(), EXPERIENCED, readable());
  }

  /**
   * The user has no instance of the task that counts. OFFSET 0 keeps the planner from reading all
   * that the user ever did once: it asks for the one task, through an index, each time.
   */
  String notHad() {
    return """
    NOT EXISTS (
      SELECT FROM annotations
      WHERE annotations.task_id = tasks.id AND annotations.user_id = {user}
        AND annotations.state <> 'Cancelled' AND annotations.deleted IS NULL
      OFFSET 0)
    AND ({again} OR NOT EXISTS (
      SELECT FROM annotations
      WHERE annotations.task_id = tasks.id AND annotations.user_id = {user}
        AND annotations.state = 'Cancelled' AND annotations.deleted IS NULL
      OFFSET 0))
    """
        .replace("{user}", user)
        .replace("{again}", cancelledAgain);
  }

  /**
   * The opposite of {@link #notHad}, for who reads all that the user ever did: the annotation makes
   * its task one that the user has had.
   */
  String had() {
    return """
    annotations.user_id = {user} AND annotations.task_id IS NOT NULL
      AND annotations.deleted IS NULL
      AND (annotations.state <> 'Cancelled' OR NOT {again})
    """
        .replace("{user}", user)
        .replace("{again}", cancelledAgain);
  }

  /** Binds what the rules on pools ask for. */
  static Query bindPoolRules(Query query, ObjectId user, Right.Teams teams) {
    return query
        .bind("user", user)
        .bind("allTeams", teams.all())
        .bind("teams", Columns.idArray(teams.ids()));
  }

  /** Binds what the rule on tasks asks for. */
  static Query bindTaskRule(Query query, CurrentUser user) {
    return query.bind("user", user.id()).bind("cancelledAgain", mayTakeCancelledAgain(user));
  }

  /** Whether a task that was cancelled for the user may be theirs again. */
  static boolean mayTakeCancelledAgain(CurrentUser user) {
    return Right.TAKE_CANCELLED_TASK_AGAIN.isHeldBy(user, Subject.ORGANIZATION);
  }
}
