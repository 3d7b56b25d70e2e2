package org.clew.server.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.server.assignment.Search.Limit;
import org.clew.server.auth.Right;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** The first rule that fails: of every open pool for one user, and of one task for many users. */
final class ExplanationStore {
  private static final List<String> MOST_TELLING_FIRST =
      List.of("experience", "limit", "had", "dataset", "paused", "team");
  private static final int MOST_REASONS = 20;

  private static final Eligibility ONE = Eligibility.OF_ASKING;
  private static final Eligibility MANY = Eligibility.OF_TAKERS;

  private static final String OF_POOLS =
      """
      SELECT rule, domain, needed, has, sum(tasks) AS tasks
      FROM (
        SELECT CASE %s WHEN :isAtLimit AND NOT (%s) THEN 'limit' ELSE 'had' END AS rule,
          pools.domain, pools.value AS needed, experiences.value AS has,
          counts.open_tasks AS tasks
        FROM %s) AS pool
      GROUP BY rule, domain, needed, has
      """
          .formatted(ONE.poolRules(), ONE.beyondLimit(), ONE.openPools());

  private static final String OF_TASK =
      """
      WITH %s
      SELECT taker.id,
        CASE WHEN NOT taker.is_active THEN 'inactive'
          WHEN NOT tasks.open THEN 'none'
          %s
          WHEN NOT (%s) THEN 'had'
          WHEN NOT taker.unlimited AND held.open >= :limit AND NOT (%s) THEN 'limit' END AS rule,
        projects.name AS project, teams.name AS team, datasets.name AS dataset,
        pools.domain, pools.value AS needed, experiences.value AS has,
        instance.id AS annotation, instance.state, held.open
      FROM taker CROSS JOIN tasks
      JOIN pools ON pools.id = tasks.pool_id
      JOIN projects ON projects.id = tasks.project_id
      JOIN teams ON teams.id = projects.team_id
      JOIN datasets ON datasets.id = tasks.dataset_id
      %s
      LEFT JOIN LATERAL (
        SELECT had.id, had.state FROM annotations AS had
        WHERE had.task_id = tasks.id AND had.user_id = taker.id AND had.deleted IS NULL
        ORDER BY had.state = 'Cancelled', had.id DESC LIMIT 1) AS instance ON true
      CROSS JOIN LATERAL (SELECT %s AS open) AS held
      WHERE tasks.id = :task AND tasks.organization_id = :organization
      """
          .formatted(
              Eligibility.TAKERS,
              MANY.poolRules(),
              MANY.notHad(),
              MANY.beyondLimit(),
              MANY.experience(),
              MANY.openInstances());

  private static final String OFFER =
      """
      SELECT tasks.id, projects.id AS project, projects.name AS project_name, projects.priority,
        datasets.id AS dataset, datasets.name AS dataset_name, pools.domain,
        pools.value AS needed, experiences.value AS has
      FROM tasks
      JOIN pools ON pools.id = tasks.pool_id
      JOIN projects ON projects.id = tasks.project_id
      JOIN datasets ON datasets.id = tasks.dataset_id
      %s
      WHERE tasks.id = :task AND tasks.organization_id = :organization
      """
          .formatted(ONE.experience());

  /** Why there is nothing for a user; told of all open pools, the most telling first. */
  List<Reason> reasons(
      Scope scope, CurrentUser user, Right.Teams teams, @Nullable Limit limit, Voice voice) {
    List<ObjectId> beyond = limit == null ? List.of() : limit.beyond().ids();
    List<Row> rows =
        Eligibility.bindPoolRules(scope.query(OF_POOLS), user.id(), teams)
            .bind("isAtLimit", limit != null)
            .bind("beyond", Columns.idArray(beyond))
            .map((row, context) ->
                new Row(
                    row.getString("rule"),
                    row.getString("domain"),
                    row.getInt("needed"),
                    row.getObject("has", Integer.class),
                    row.getLong("tasks")))
            .list();
    return told(rows, limit, voice);
  }

  private record Row(String rule, String domain, int needed, @Nullable Integer has, long tasks) {}

  private static List<Reason> told(List<Row> rows, @Nullable Limit limit, Voice voice) {
    List<Reason> reasons = new ArrayList<>();
    for (String rule : MOST_TELLING_FIRST) {
      List<Row> ofRule = rows.stream().filter(row -> row.rule().equals(rule)).toList();
      long tasks = ofRule.stream().mapToLong(Row::tasks).sum();
      if (rule.equals("experience")) {
        ofRule.stream()
            .sorted(Comparator.comparingLong(Row::tasks).reversed())
            .limit(MOST_REASONS)
            .forEach(row ->
                reasons.add(
                    Reason.experience(row.tasks(), row.domain(), row.needed(), row.has(), voice)));
      } else if (rule.equals("limit") && limit != null && tasks > 0) {
        reasons.add(Reason.limit(tasks, limit.open(), limit.most(), voice));
      } else if (tasks > 0) {
        reasons.add(Reason.of(rule, tasks, voice));
      }
    }
    return reasons.isEmpty() ? List.of(Reason.none()) : reasons;
  }

  /** What keeps some users from a task; those who could get it are left out. */
  Map<ObjectId, Hindrance> hindrances(Scope scope, ObjectId task, List<Taker> takers, int limit) {
    Map<ObjectId, Hindrance> hindrances = new HashMap<>();
    scope
        .query(OF_TASK)
        .bind("takers", Taker.parameter(takers))
        .bind("task", task)
        .bind("limit", limit)
        .map((row, context) -> {
          String rule = row.getString("rule");
          if (rule != null) {
            hindrances.put(Columns.id(row, "id"), hindrance(rule, row, limit));
          }
          return true;
        })
        .list();
    return hindrances;
  }

  private static Hindrance hindrance(String rule, ResultSet row, int limit) throws SQLException {
    return switch (rule) {
      case "inactive" -> Hindrance.of(rule, "The account is not active: they cannot sign in.");
      case "none" -> Hindrance.of(rule, "No instance of the task is left.");
      case "team" ->
          Hindrance.of(
              rule, "They are not a member of the team “%s”.".formatted(row.getString("team")));
      case "paused" ->
          Hindrance.of(rule, "The project “%s” is paused.".formatted(row.getString("project")));
      case "experience" ->
          Hindrance.experience(
              row.getString("domain"), row.getInt("needed"), row.getObject("has", Integer.class));
      case "dataset" ->
          Hindrance.of(
              rule, "They may not read the dataset “%s”.".formatted(row.getString("dataset")));
      case "had" ->
          Hindrance.had(
              Columns.id(row, "annotation"),
              Columns.enumOf(row, "state", AnnotationState.values()));
      case "limit" -> Hindrance.limit(row.getInt("open"), limit);
      default -> throw new IllegalStateException(rule);
    };
  }

  /** A task that was found for a user. */
  Offer offer(Scope scope, ObjectId user, ObjectId task, Pool pool, Voice voice) {
    return scope
        .query(OFFER)
        .bind("user", user)
        .bind("task", task)
        .map((row, context) ->
            Offer.of(
                Columns.id(row, "id"),
                Columns.id(row, "project"),
                Objects.requireNonNull(row.getString("project_name")),
                row.getLong("priority"),
                Columns.id(row, "dataset"),
                Objects.requireNonNull(row.getString("dataset_name")),
                Objects.requireNonNull(row.getString("domain")),
                row.getInt("needed"),
                row.getInt("has"),
                pool.openTasks(),
                voice))
        .one();
  }
}
