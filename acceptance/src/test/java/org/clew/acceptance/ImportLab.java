package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.clew.json.WireJson;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;
import tools.jackson.databind.JsonNode;

/** A lab with what rows of imports name, and files to import. */
final class ImportLab {
  static final String ROUTE = "//api/clew/v1/tasks/import";
  static final String HEADER =
      "externalKey,taskType,dataset,projectName,experienceDomain,minExperience,x,y,z,instances\n";
  static final String NDJSON = "application/x-ndjson";

  private final Lab lab;
  private final String team;
  private final String type;
  private final String dataset;
  private int projects;

  ImportLab(TestServer server, String name) {
    lab = Lab.found(server, name);
    team = lab.team("Annotators");
    type = lab.taskType("trace", team, "skeleton");
    dataset = lab.dataset("em", team);
  }

  Lab lab() {
    return lab;
  }

  String team() {
    return team;
  }

  String type() {
    return type;
  }

  String dataset() {
    return dataset;
  }

  /** A new project; answers its name. */
  String project() {
    String name = "axons-" + ++projects;
    lab.project(name, team, 1);
    return name;
  }

  /** A row of CSV below {@link #HEADER}. */
  static String row(String key, String project) {
    return "%s,trace,em,%s,axons,1,1,2,3,2\n".formatted(key, project);
  }

  /** A file with a header and many good rows. */
  static String csv(String project, int count) {
    return HEADER
        + IntStream.rangeClosed(1, count)
            .mapToObj(i -> row("k" + i, project))
            .collect(Collectors.joining());
  }

  /** The same rows as NDJSON, as {@code POST /tasks} takes them. */
  String ndjson(String project, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> {
          Map<String, Object> item = Lab.taskBody(type, project, dataset, "axons", 1, 2);
          item.put("externalKey", "k" + i);
          return WireJson.mapper().writeValueAsString(item) + "\n";
        })
        .collect(Collectors.joining());
  }

  Answer csv(String query, String file) {
    return csv(lab.admin(), query, file.getBytes(StandardCharsets.UTF_8));
  }

  static Answer csv(Caller caller, String query, byte[] file) {
    return caller.withHeader("Content-Type", "text/csv").send("POST", ROUTE + query, file);
  }

  Answer json(String query, String file) {
    return lab.admin()
        .withHeader("Content-Type", NDJSON)
        .send("POST", ROUTE + query, file.getBytes(StandardCharsets.UTF_8));
  }

  /** How many tasks a project has. */
  long tasks(String project) {
    return Long.parseLong(
        lab.admin()
            .get("/projects/" + id(project) + "/tasks?limit=1&includeTotalCount=true")
            .expect(200)
            .header("X-Total-Count"));
  }

  String id(String project) {
    return lab.admin().get("/projects/byName/" + project).expect(200).json().get("id").asString();
  }

  /** Asks until an import of the lab is as wanted. */
  JsonNode await(Predicate<JsonNode> wanted) {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (Instant.now().isBefore(end)) {
      for (JsonNode each : lab.admin().get("//api/clew/v1/tasks/imports").expect(200).json()) {
        if (wanted.test(each)) {
          return each;
        }
      }
      Thread.onSpinWait();
    }
    throw new AssertionError(
        "No import became so: " + lab.admin().get("//api/clew/v1/tasks/imports").body());
  }

  static void counts(JsonNode done, long rows, long good, long bad, long created, long known) {
    assertThat(
            List.of(
                done.get("rows").asLong(),
                done.get("good").asLong(),
                done.get("bad").asLong(),
                done.get("created").asLong(),
                done.get("known").asLong()))
        .as("rows, good, bad, created, known of %s", done)
        .containsExactly(rows, good, bad, created, known);
  }
}
