package org.clew.benchmarks;

import java.io.IOException;
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

/** A project whose tasks are all done, made through the API as a lab makes it. */
final class FinishedProject {
  private static final int BATCH = 1_000;
  private static final int PEOPLE = 8;
  private static final int FEWEST_NODES = 100;
  private static final int MORE_NODES = 150;
  private static final String PASSWORD = "correct horse";
  private final SmallLab lab;

  private FinishedProject(SmallLab lab) {
    this.lab = lab;
  }

  /** Makes it; answers its id. */
  static String make(ServerProcess server, Path data, int instances)
      throws IOException, InterruptedException, ExecutionException {
    FinishedProject project = new FinishedProject(SmallLab.make(server, data));
    project.addTasks(instances);
    project.finishAll();
    return project.lab.project();
  }

  private void addTasks(int instances) {
    Map<String, Object> task = new LinkedHashMap<>();
    task.put("taskTypeId", lab.taskType());
    task.put("neededExperience", Map.of("domain", "axons", "value", 1));
    task.put("pendingInstances", 1);
    task.put("projectName", "axons");
    task.put("scriptId", null);
    task.put("boundingBox", null);
    task.put("datasetId", lab.dataset());
    task.put("editPosition", List.of(0, 0, 0));
    task.put("editRotation", List.of(0, 0, 0));
    for (int made = 0; made < instances; made += BATCH) {
      lab.admin()
          .post("/api/v14/tasks", Collections.nCopies(Math.min(BATCH, instances - made), task));
    }
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
    lab.admin()
        .post(
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
                List.of(Map.of("id", lab.team(), "isTeamManager", false)),
                "experiences",
                Map.of("axons", 1)));
    Calls nobody = new Calls(lab.admin().url(), "");
    String token = nobody.signIn(email, PASSWORD);
    return new Calls(lab.admin().url(), token);
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
}
