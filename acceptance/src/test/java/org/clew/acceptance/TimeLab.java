package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Caller;
import org.clew.testkit.Form;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;

/** A lab in which people work by the clock: one project, one team, one dataset. */
final class TimeLab {
  static final long EXPECTED = 30_000;
  private static final String NML =
      """
      <things><parameters><experiment name="em"/><scale x="1" y="1" z="1"/></parameters>
      <thing id="1" name="axon"><nodes><node id="7" x="1" y="2" z="3"/></nodes><edges/></thing>
      </things>
      """;

  private static long spans;

  final TestServer server;
  final String name;
  final Lab lab;
  final String team;
  final String project;
  final String dataset;
  final List<String> tasks;
  final Person ann;

  TimeLab(TestServer server, String name) {
    this.server = server;
    this.name = name;
    this.lab = Lab.found(server, name);
    this.team = lab.team("Annotators");
    String type = lab.taskType("trace", team, "skeleton");
    Map<String, Object> body = new LinkedHashMap<>(lab.projectBody("axons", team, 1));
    body.put("expectedTime", EXPECTED);
    this.project = lab.admin().post("/projects", body).expect(200).json().get("id").asString();
    this.dataset = lab.dataset("em");
    this.tasks = lab.tasks(10, Lab.taskBody(type, "axons", dataset, "axons", 1, 2));
    this.ann = lab.user("Ann", Map.of("axons", 1), team);
  }

  long now() {
    return server.clock().millis();
  }

  static String take(Person person) {
    return person.calls().post("/user/tasks/request", null).expect(200).json().get("id").asString();
  }

  /** A span of work, past the rules; answers its id. */
  String span(Person person, String annotation, Instant created, long millis) {
    String id = "%024x".formatted(++spans);
    run(
        """
        INSERT INTO time_spans
          (id, organization_id, user_id, annotation_id, millis, created, last_update)
        VALUES ('%s', '%s', '%s', '%s', %d, '%s', '%s')
        """
            .formatted(
                id, name, person.id(), annotation, millis, created, created.plusMillis(millis)));
    return id;
  }

  /** A free annotation of someone; answers its id. */
  String free(Person person) {
    return person
        .calls()
        .upload(
            "/annotations/upload",
            new Form()
                .field("createGroupForEachFile", "false")
                .field("datasetId", dataset)
                .file("a.nml", "a.nml", NML.getBytes(StandardCharsets.UTF_8)))
        .expect(200)
        .json()
        .at("/annotation/id")
        .asString();
  }

  static void open(Caller caller, String annotation, long timestamp) {
    caller.get("/annotations/" + annotation + "/info?timestamp=" + timestamp).expect(200);
  }

  static long beat(Caller caller, String annotation, long timestamp) {
    return caller
        .post("//api/clew/v1/annotations/" + annotation + "/heartbeat?timestamp=" + timestamp, null)
        .expect(200)
        .json()
        .get("tracingTime")
        .asLong();
  }

  static void save(Caller caller, String annotation) {
    caller
        .withHeader("If-Match", "*")
        .put(
            "//api/clew/v1/annotations/" + annotation + "/content",
            "application/xml",
            NML.getBytes(StandardCharsets.UTF_8))
        .expect(200);
  }

  /** The spans of a user in milliseconds, oldest first, those of no length too. */
  List<Long> spans(String user) {
    List<Long> spans = new ArrayList<>();
    rows("SELECT millis FROM time_spans WHERE user_id = '" + user + "' ORDER BY created, id")
        .forEach(text -> spans.add(Long.valueOf(text)));
    return spans;
  }

  /** Of an annotation, as everybody sees it. */
  long tracingTime(String annotation) {
    return lab.admin()
        .get("/annotations/" + annotation + "/info")
        .expect(200)
        .json()
        .get("tracingTime")
        .asLong(0);
  }

  /** Spans, annotations, tasks and projects tell the same sum; answers it. */
  long checkSums() {
    assertThat(
            rows(
                """
                SELECT annotations.id FROM annotations
                WHERE coalesce(tracing_time, 0) <> (
                  SELECT coalesce(sum(millis), 0) FROM time_spans
                  WHERE annotation_id = annotations.id)
                UNION ALL
                SELECT tasks.id FROM tasks
                WHERE coalesce(tracing_time, 0) <> (
                  SELECT coalesce(sum(tracing_time), 0) FROM annotations
                  WHERE task_id = tasks.id)
                UNION ALL
                SELECT id FROM time_spans
                WHERE millis <> extract(epoch FROM last_update - created) * 1000
                """))
        .isEmpty();
    long ofProject =
        lab.admin()
            .get("/projects/withStatus")
            .expect(200)
            .json()
            .get(0)
            .get("tracingTime")
            .asLong();
    String sum =
        "SELECT coalesce(sum(tracing_time), 0) FROM tasks WHERE organization_id = '%s'"
            .formatted(name);
    assertThat(Long.parseLong(rows(sum).getFirst())).isEqualTo(ofProject);
    return ofProject;
  }

  List<String> rows(String sql) {
    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(row.getString(1));
      }
      return rows;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  void run(String sql) {
    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
