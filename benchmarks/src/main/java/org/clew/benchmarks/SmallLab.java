package org.clew.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A team with a project called {@code axons}, a task type and the dataset {@code em}.
 *
 * @param admin who made them
 */
record SmallLab(Calls admin, String team, String project, String taskType, String dataset) {
  private static final String DATASET =
      """
      {"id": {"name": "em", "team": ""},
       "scale": {"factor": [11.24, 11.24, 28.0], "unit": "nanometer"},
       "dataLayers": [{"name": "color", "category": "color", "elementClass": "uint8",
         "dataFormat": "zarr3",
         "boundingBox": {"topLeft": [0, 0, 0], "width": 90000, "height": 90000, "depth": 9000},
         "mags": [{"mag": [1, 1, 1], "path": "./color/1"}]}]}
      """;

  /** Makes it through the API of a new server, whose data lie in the directory. */
  static SmallLab make(ServerProcess server, Path data) throws IOException {
    Calls admin = new Calls(server.url(), server.token());
    String team = idOf(admin.post("/api/v14/teams", Map.of("name", "Annotators")));
    Path em = Files.createDirectories(data.resolve("datasets/em"));
    Files.writeString(em.resolve("datasource-properties.json"), DATASET);
    return new SmallLab(
        admin,
        team,
        idOf(admin.post("/api/v14/projects", project(admin, team, "axons"))),
        idOf(admin.post("/api/v14/taskTypes", taskType(team))),
        idOf(admin.post("/api/clew/v1/datasets", Map.of("path", "em"))));
  }

  /** One more project. */
  void makeProject(String name) {
    admin.post("/api/v14/projects", project(admin, team, name));
  }

  private static Map<String, Object> project(Calls admin, String team, String name) {
    return Map.of(
        "name",
        name,
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

  private static Map<String, Object> taskType(String team) {
    return Map.of(
        "summary", "trace",
        "description", "",
        "teamId", team,
        "tracingType", "skeleton",
        "settings", Map.of());
  }

  private static String idOf(JsonNode made) {
    return made.get("id").asString();
  }
}
