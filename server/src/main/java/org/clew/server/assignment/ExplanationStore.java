package org.clew.server.assignment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.clew.server.auth.Right;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Why nothing is there for a user: of every open pool, the first rule that fails. */
final class ExplanationStore {
  private static final List<String> MOST_TELLING_FIRST =
      List.of("experience", "had", "dataset", "paused", "team");
  private static final int MOST_REASONS = 20;

  List<Reason> reasons(Scope scope, CurrentUser user, Right.Teams teams) {
    String sql =
        """
        SELECT rule, domain, needed, has, sum(tasks) AS tasks
        FROM (
          SELECT CASE WHEN NOT (%s) THEN 'team'
              WHEN NOT (%s) THEN 'paused'
              WHEN NOT (%s) THEN 'experience'
              WHEN NOT (%s) THEN 'dataset'
              ELSE 'had' END AS rule,
            pools.domain, pools.value AS needed, experiences.value AS has,
            counts.open_tasks AS tasks
        """
                .formatted(
                    Eligibility.OF_ASKING.inTeam(),
                    Eligibility.RUNNING,
                    Eligibility.EXPERIENCED,
                    Eligibility.OF_ASKING.readable())
            + " FROM "
            + Eligibility.OF_ASKING.openPools()
            + """
              ) AS pool
            GROUP BY rule, domain, needed, has
            """;
    List<Row> rows =
        Eligibility.bindPoolRules(scope.query(sql), user.id(), teams)
            .map((row, context) ->
                new Row(
                    row.getString("rule"),
                    row.getString("domain"),
                    row.getInt("needed"),
                    row.getObject("has", Integer.class),
                    row.getLong("tasks")))
            .list();
    return told(rows);
  }

  private record Row(String rule, String domain, int needed, @Nullable Integer has, long tasks) {}

  private static List<Reason> told(List<Row> rows) {
    List<Reason> reasons = new ArrayList<>();
    for (String rule : MOST_TELLING_FIRST) {
      List<Row> ofRule = rows.stream().filter(row -> row.rule().equals(rule)).toList();
      if (rule.equals("experience")) {
        ofRule.stream()
            .sorted(Comparator.comparingLong(Row::tasks).reversed())
            .limit(MOST_REASONS)
            .forEach(row ->
                reasons.add(Reason.of(rule, row.tasks(), row.domain(), row.needed(), row.has())));
      } else if (!ofRule.isEmpty()) {
        long tasks = ofRule.stream().mapToLong(Row::tasks).sum();
        reasons.add(Reason.of(rule, tasks, null, null, null));
      }
    }
    return reasons.isEmpty() ? List.of(Reason.none()) : reasons;
  }
}
