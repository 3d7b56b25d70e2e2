package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What a page of a compound download reads: as much as it brings, wherever it is. Of a project also
 * in tables that were never analyzed; of a task type the database picks the wrong index then.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompoundPlanTest {
  private static final int INSTANCES = 20_000;
  private static final int PAGE = 500;
  private static final int PAGES = INSTANCES / PAGE;

  /** 500 rows, each of five tables, found through indexes of up to three levels. */
  private static final int MOST_BLOCKS = PAGE * 5 * 4;

  private TestServer server;
  private Lab lab;
  private String project;
  private String type;
  private String token;

  @BeforeAll
  void start() throws SQLException {
    server = TestServer.start();
    for (String table : List.of("tasks", "annotations")) {
      run("ALTER TABLE " + table + " SET (autovacuum_enabled = false)");
    }
    lab = Lab.found(server, "Lab");
    token = lab.admin().token();
    String team = lab.team("Annotators");
    type = lab.taskType("trace", team, "skeleton");
    project = lab.project("axons", team, 1);
    String dataset = lab.dataset("em");
    lab.tasks(1, Lab.taskBody(type, "axons", dataset, "axons", 1, 1));
    // The same again in another project, with another type.
    String other = lab.taskType("proofread", team, "skeleton");
    lab.project("dendrites", team, 1);
    lab.tasks(1, Lab.taskBody(other, "dendrites", dataset, "axons", 1, 1));
    fill();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aPageReadsNoMoreThanItBrings() throws Exception {
    List<String> ofProject = pages("CompoundProject", project);
    assertReadLittle(ofProject);
    run("ANALYZE");
    assertReadLittle(ofProject);
    assertReadLittle(pages("CompoundTaskType", type));
  }

  /**
   * The statements of three pages of a download: the first, one in the middle, the last full one.
   */
  private List<String> pages(String typ, String id) throws Exception {
    String first = firstPage("/api/v14/annotations/%s/%s/download".formatted(typ, id));
    List<String> pages = new ArrayList<>(List.of(first));
    for (int page : List.of(PAGES / 2, PAGES - 1)) {
      String[] place =
          Invariants.rows(
                  server.database(),
                  """
                  SELECT task_id || ' ' || id FROM annotations WHERE project_id = '%s'
                  ORDER BY task_id, id OFFSET %d LIMIT 1
                  """
                      .formatted(project, page * PAGE - 1))
              .getFirst()
              .split(" ", 2);
      pages.add(from(first, place[0], place[1]));
    }
    return pages;
  }

  /** As the server sends it; what it would send afterwards is not waited for. */
  private String firstPage(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("X-Auth-Token", token)
            .build();
    return server
        .statements()
        .sentDuring(() -> {
          try (HttpClient client = HttpClient.newHttpClient()) {
            try (InputStream body = client.send(request, BodyHandlers.ofInputStream()).body()) {
              assertThat(body.read()).isEqualTo('P');
            }
            client.shutdownNow();
          } catch (IOException gone) {
            throw new UncheckedIOException(gone);
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
        })
        .stream()
        .filter(statement -> statement.contains("WITH page"))
        .findFirst()
        .orElseThrow();
  }

  /** The same statement for the page behind an instance. */
  private static String from(String first, String task, String annotation) {
    Matcher beginnings = Pattern.compile("0{24}").matcher(first);
    StringBuilder sent = new StringBuilder();
    for (String id : List.of(task, annotation, task)) {
      if (beginnings.find()) {
        beginnings.appendReplacement(sent, id);
      }
    }
    assertThat(sent).contains(task, annotation);
    return beginnings.appendTail(sent).toString();
  }

  private void assertReadLittle(List<String> pages) {
    for (String page : pages) {
      QueryPlan plan = QueryPlan.of(server.database(), page);
      assertThat(plan.rows()).isEqualTo(PAGE);
      assertThat(plan.buffers()).as(plan.text()).isLessThanOrEqualTo(MOST_BLOCKS);
      assertThat(plan.scanned()).as(plan.text()).doesNotContain("tasks", "annotations");
    }
  }

  /** Finished tasks like the two that are there, one instance each. */
  private void fill() throws SQLException {
    run(
        """
        INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id, pool_id,
          spread, total, pending, finished, edit_position, edit_rotation, created)
        SELECT lpad(to_hex(n * 2 + row_number() OVER (PARTITION BY n)), 24, '0'), organization_id,
          project_id, task_type_id, dataset_id, pool_id, hashint4(n), 1, 0, 1, edit_position,
          edit_rotation, created
        FROM tasks, generate_series(1, %d) AS n
        """
            .formatted(INSTANCES));
    run(
        """
        INSERT INTO annotations (id, organization_id, typ, state, task_id, project_id, dataset_id,
          user_id, layers, created, modified, finished)
        SELECT lpad(to_hex(row_number() OVER (ORDER BY hashtext(id))), 24, '0'), organization_id,
          'Task', 'Finished', id, project_id, dataset_id, '%s',
          '[{"typ": "Skeleton", "name": "Skeleton"}]', created, created, created
        FROM tasks WHERE finished = 1
        """
            .formatted(lab.adminId()));
  }

  private void run(String sql) throws SQLException {
    Invariants.run(server.database(), sql);
  }
}
