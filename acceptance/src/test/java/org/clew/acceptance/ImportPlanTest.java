package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.ImportLab.counts;
import static org.clew.acceptance.ImportLab.csv;

import java.sql.SQLException;
import java.util.List;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an import asks of the database: it does not grow with the tasks that are there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportPlanTest {
  private static final int THERE = 100_000;

  /** Fewer than are staged together. */
  private static final int ROWS = 2_000;

  /** A row is found or kept in some ten indexes of up to three levels, and its event too. */
  private static final int MOST_BLOCKS_A_ROW = 60;

  private TestServer server;
  private ImportLab lab;
  private String project;

  @BeforeAll
  void start() throws SQLException {
    server = TestServer.start();
    lab = new ImportLab(server, "Lab");
    project = lab.project();
    lab.csv("", csv(project, 1)).expect(200);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void statementsGrowNeitherWithTheTasksThatAreThereNorWithTheRows() throws SQLException {
    List<String> few = sent("", lab.project(), ROWS);
    fill();
    List<String> one = sent("", lab.project(), 1);
    keepStagedRows();

    List<String> many = sent("", project, ROWS);
    List<String> looked = sent("?dryRun=true", project, ROWS);

    assertThat(many).as("%s and %s", few, many).hasSameSizeAs(few);
    assertThat(many).hasSameSizeAs(one);
    for (String statement : many) {
      if (statement.contains("INSERT INTO task_imports")) {
        // It is there by now.
        continue;
      }
      QueryPlan plan = QueryPlan.of(server.database(), statement);
      assertThat(plan.scansOf("tasks")).as(plan.text()).isEmpty();
      assertThat(plan.buffers()).as(plan.text()).isLessThan(ROWS * MOST_BLOCKS_A_ROW);
    }
    for (String statement : looked) {
      if (statement.contains("INSERT INTO task_imports")) {
        continue;
      }
      // Among so many rows of one project, reading all tasks once may be best; never more often.
      assertThat(QueryPlan.of(server.database(), statement).scansOf("tasks"))
          .allMatch(loops -> loops <= 1);
    }
  }

  /** The statements of an import, but for signs of life, which come with time. */
  private List<String> sent(String query, String name, int rows) {
    return server
        .statements()
        .sentDuring(() ->
            counts(
                lab.csv(query, csv(name, rows)).expect(200).json(),
                rows,
                rows,
                0,
                query.isEmpty() ? rows - known(name, rows) : 0,
                known(name, rows)))
        .stream()
        .filter(statement -> !statement.contains("UPDATE task_imports SET touched"))
        .toList();
  }

  private int known(String name, int rows) {
    return name.equals(project) ? rows : 0;
  }

  /** More tasks like the one that is there, each with a key of its own. */
  private void fill() throws SQLException {
    Invariants.run(
        server.database(),
        """
        INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id, pool_id,
          spread, total, pending, edit_position, edit_rotation, created, external_key)
        SELECT lpad(to_hex(n), 24, '0'), organization_id, project_id, task_type_id, dataset_id,
          pool_id, hashint4(n), 2, 2, edit_position, edit_rotation, created, 'k' || n
        FROM (SELECT tasks.* FROM tasks JOIN projects ON projects.id = project_id
          WHERE name = '%s' LIMIT 1) AS one, generate_series(2, %d) AS n
        """
            .formatted(project, THERE));
    Invariants.run(server.database(), "ANALYZE");
  }

  /** So that statements find afterwards what they found when they were sent. */
  private void keepStagedRows() throws SQLException {
    Invariants.run(
        server.database(),
        """
        CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
        CREATE TRIGGER keep BEFORE DELETE ON task_import_rows FOR EACH ROW EXECUTE FUNCTION keep();
        """);
  }
}
