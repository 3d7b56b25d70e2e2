package org.clew.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.clew.annotation.nml.NmlExperiment;
import tools.jackson.databind.JsonNode;

/** A project whose tasks are all done, made through the API as a lab makes it. */
final class FinishedProject {
  private static final int BATCH = 1_000;
  private static final int PEOPLE = 8;
  private static final int FEWEST_NODES = 100;
  private static final int MORE_NODES = 150;
  private static final String PASSWORD = "correct horse";
  private static final String DATASET =
      """
      {"id": {"name": "em", "team": ""},
       "scale": {"factor": [11.24, 11.24, 28.0], "unit": "nanometer"},
       "dataLayers": [{"name": "color", "category": "color", "elementClass": "uint8",
         "dataFormat": "zarr3",
         "boundingBox": {"topLeft": [0, 0, 0], "width": 90000, "height": 90000, "depth": 9000},
         "mags": [{"mag": [1, 1, 1], "path": "./color/1"}]}]}
      """;

  private final Calls admin;
  private final String team;
  private final String id;

  private FinishedProject(Calls admin) {
    this.admin = admin;
    this.team = idOf(admin.post("/api/v14/teams", Map.of("name", "Annotators")));
    this.id = idOf(admin.post("/api/v14/projects", project()));
  }

  /** Makes it; answers its id. */
  static String make(ServerProcess server, Path data, int instances)
      throws IOException, InterruptedException, ExecutionException {
    FinishedProject project = new FinishedProject(new Calls(server.url(), server.token()));
    project.addTasks(data, instances);
    project.finishAll();
    return project.id;
  }

  private Map<String, Object> project() {
    return Map.of(
        "name",
        "axons",
        "team",
        team,
        "priority",
        1,
        "paused",
        false,
        "owner",
        idOf(admin.get("/api/v14/user")),
        "isBlacklistedFromReport",
        false);
  }

  private void addTasks(Path data, int instances) throws IOException {
    Path em = Files.createDirectories(data.resolve("datasets/em"));
    Files.writeString(em.resolve("datasource-properties.json"), DATASET);
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("taskTypeId", idOf(admin.post("/api/v14/taskTypes", taskType())));
    task.put("neededExperience", Map.of("domain", "axons", "value", 1));
    task.put("pendingInstances", 1);
    task.put("projectName", "axons");
    task.put("scriptId", null);
    task.put("boundingBox", null);
    task.put("datasetId", idOf(admin.post("/api/clew/v1/datasets", Map.of("path", "em"))));
    task.put("editPosition", List.of(0, 0, 0));
    task.put("editRotation", List.of(0, 0, 0));
    for (int made = 0; made < instances; made += BATCH) {
      admin.post("/api/v14/tasks", Collections.nCopies(Math.min(BATCH, instances - made), task));
    }
  }

  private Map<String, Object> taskType() {
    return Map.of(
        "summary", "trace",
        "description", "",
        "teamId", team,
        "tracingType", "skeleton",
        "settings", Map.of());
  }

  private void finishAll() throws InterruptedException, ExecutionException {
    AtomicInteger seeds = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(PEOPLE)) {
      List<Future<?>> people = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        Calls person = person("p" + i);
        people.add(threads.submit(() -> finishAll(person, seeds)));
      }
      for (Future<?> each : people) {
        each.get();
      }
    }
  }

  private Calls person(String name) {
    String email = name + "@localhost";
    admin.post(
        "/api/clew/v1/users",
        Map.of(
            "email",
            email,
            "firstName",
            name,
            "lastName",
            "Person",
            "password",
            PASSWORD,
            "teams",
            List.of(Map.of("id", team, "isTeamManager", false)),
            "experiences",
            Map.of("axons", 1)));
    Calls nobody = new Calls(admin.url(), "");
    String token = nobody.signIn(email, PASSWORD);
    return new Calls(admin.url(), token);
  }

  private static void finishAll(Calls person, AtomicInteger seeds) {
    for (String next = person.take(); !next.isEmpty(); next = person.take()) {
      int seed = seeds.incrementAndGet();
      int nodes = FEWEST_NODES + seed % MORE_NODES;
      byte[] nml =
          GeneratedNml.bytes(
              GeneratedNml.nml(
                  new NmlExperiment("em", null, null, null, null),
                  GeneratedNml.skeleton(nodes, seed)));
      person.put("/api/clew/v1/annotations/" + next + "/content", "application/xml", nml);
      person.patch("/api/v14/annotations/Task/" + next + "/finish");
    }
  }

  private static String idOf(JsonNode made) {
    return made.get("id").asString();
  }
}
