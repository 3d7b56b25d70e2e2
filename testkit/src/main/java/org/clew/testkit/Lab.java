package org.clew.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.clew.json.WireJson;
import tools.jackson.databind.JsonNode;

/**
 * An organization to test with, made through the public API.
 *
 * <pre>{@code
 * Lab lab = Lab.found(server, "Lab");
 * String team = lab.team("Annotators");
 * Caller ann = lab.user("ann", Map.of("dendrites", 3), team);
 * }</pre>
 */
public final class Lab {
  private static final String DOCUMENT =
      """
      {"id": {"name": "%1$s", "team": ""},
       "scale": {"factor": [11.24, 11.24, 28.0], "unit": "nanometer"},
       "dataLayers": [{"name": "color", "category": "color", "elementClass": "uint8",
         "dataFormat": "zarr3", "numChannels": 1,
         "boundingBox": {"topLeft": [0, 0, 0], "width": 1024, "height": 1024, "depth": 1024},
         "mags": [{"mag": [1, 1, 1], "path": "./color/1",
           "axisOrder": {"c": 0, "x": 1, "y": 2, "z": 3}}]}]}
      """;

  private final TestServer server;
  private final Caller admin;
  private final String adminId;
  private final String name;

  private Lab(TestServer server, Caller admin, String name) {
    this.server = server;
    this.admin = admin;
    this.name = name;
    this.adminId = admin.get("/user").expect(200).json().get("id").asString();
  }

  /** Founds it. */
  public static Lab found(TestServer server, String name) {
    return new Lab(server, server.found(name), name);
  }

  /** Its admin. */
  public Caller admin() {
    return admin;
  }

  /** The id of its admin. */
  public String adminId() {
    return adminId;
  }

  /** Makes a team; answers its id. */
  public String team(String teamName) {
    return id(admin.post("/teams", Map.of("name", teamName)));
  }

  /** Lets a member of some teams in: “ann”, or “Ann Lee” where someone looks at it. */
  public Person user(String name, Map<String, Integer> experiences, String... teams) {
    return person(name, experiences, false, teams);
  }

  /** Lets a manager of some teams in. */
  public Person manager(String name, String... teams) {
    return person(name, Map.of(), true, teams);
  }

  /** Lets one more admin in. */
  public Person anotherAdmin(String name) {
    Person person = person(name, Map.of(), false);
    admin.patch("/users/" + person.id(), Map.of("isAdmin", true)).expect(200);
    return person;
  }

  private Person person(
      String called, Map<String, Integer> experiences, boolean manages, String... teams) {
    int blank = called.indexOf(' ');
    String firstName = blank < 0 ? called : called.substring(0, blank);
    String lastName = blank < 0 ? "Person" : called.substring(blank + 1);
    List<Map<String, Object>> memberships = new ArrayList<>();
    for (String team : teams) {
      memberships.add(Map.of("id", team, "isTeamManager", manages));
    }
    String email =
        firstName.toLowerCase(Locale.ROOT) + "@" + name.toLowerCase(Locale.ROOT) + ".org";
    JsonNode created =
        admin
            .post(
                "//api/clew/v1/users",
                Map.of(
                    "email", email,
                    "firstName", firstName,
                    "lastName", lastName,
                    "password", TestServer.PASSWORD,
                    "teams", memberships,
                    "experiences", experiences))
            .expect(200)
            .json();
    Answer session =
        server
            .anonymous()
            .post("/auth/login", Map.of("email", email, "password", TestServer.PASSWORD))
            .expect(200);
    String secret = session.header("Set-Cookie").replaceFirst("^id=", "").replaceFirst(";.*", "");
    return new Person(created.at("/user/id").asString(), server.anonymous().with(secret), secret);
  }

  /**
   * Someone in the lab.
   *
   * @param calls their way to call
   * @param session what the cookie of their browser holds
   */
  public record Person(String id, Caller calls, String session) {
    /** Someone without a browser. */
    public Person(String id, Caller calls) {
      this(id, calls, "");
    }
  }

  /** Makes a dataset that some teams may read (everybody in the lab if none is given). */
  public String dataset(String directory, String... teams) {
    try {
      Path path = Files.createDirectories(server.datasets().resolve(name).resolve(directory));
      Files.writeString(path.resolve("datasource-properties.json"), DOCUMENT.formatted(directory));
      Map<String, Object> body = new LinkedHashMap<>(Map.of("path", path.toString()));
      if (teams.length > 0) {
        body.put("allowedTeams", List.of(teams));
      }
      return id(admin.post("//api/clew/v1/datasets", body));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Makes a task type; answers its id. */
  public String taskType(String summary, String team, String tracingType) {
    return id(
        admin.post(
            "/taskTypes",
            Map.of(
                "summary", summary,
                "description", "Do it.",
                "teamId", team,
                "tracingType", tracingType,
                "settings", Map.of())));
  }

  /** Makes a project; answers its id. */
  public String project(String projectName, String team, int priority) {
    return id(admin.post("/projects", projectBody(projectName, team, priority)));
  }

  /** What makes a project. */
  public Map<String, Object> projectBody(String projectName, String team, int priority) {
    return Map.of(
        "name", projectName,
        "team", team,
        "priority", priority,
        "paused", false,
        "owner", adminId,
        "isBlacklistedFromReport", false);
  }

  /** What makes a task. */
  public static Map<String, Object> taskBody(
      String taskType,
      String projectName,
      String dataset,
      String domain,
      int value,
      int instances) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("taskTypeId", taskType);
    body.put("neededExperience", Map.of("domain", domain, "value", value));
    body.put("pendingInstances", instances);
    body.put("projectName", projectName);
    body.put("scriptId", null);
    body.put("boundingBox", null);
    body.put("datasetId", dataset);
    body.put("editPosition", List.of(1, 2, 3));
    body.put("editRotation", List.of(0, 0, 0));
    return body;
  }

  /** What makes a task of each file that is added to it, for people who know a little of axons. */
  public static Form fileTasks(String taskType, String projectName) {
    return new Form()
        .field(
            "formJSON",
            WireJson.mapper()
                .writeValueAsString(
                    Map.of(
                        "taskTypeId",
                        taskType,
                        "neededExperience",
                        Map.of("domain", "axons", "value", 1),
                        "pendingInstances",
                        1,
                        "projectName",
                        projectName)));
  }

  /** Makes the same task several times; answers the ids. */
  public List<String> tasks(int count, Map<String, Object> body) {
    List<String> ids = new ArrayList<>();
    for (int from = 0; from < count; from += 1000) {
      List<Map<String, Object>> batch =
          IntStream.range(from, Math.min(count, from + 1000)).mapToObj(i -> body).toList();
      for (JsonNode item : admin.post("/tasks", batch).expect(200).json().get("tasks")) {
        if (item.get("status").asInt() != 200) {
          throw new AssertionError("A task was refused: " + item);
        }
        ids.add(item.at("/success/id").asString());
      }
    }
    return ids;
  }

  private static String id(Answer answer) {
    return answer.expect(200).json().get("id").asString();
  }
}
