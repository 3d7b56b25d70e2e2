package org.clew.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.clew.acceptance.RightsTable.Role;
import org.clew.acceptance.RightsTable.Row;
import org.clew.json.WireJson;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Form;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import tools.jackson.databind.JsonNode;

/** Someone of every role, and things to ask about, made anew where asking changes them. */
final class RightsLab {
  static final String UNKNOWN = "0123456789abcdef01234567";
  private static final Pattern PLACE = Pattern.compile("[{<](\\w+)[}>]");
  private static final byte[] NML =
      ("<things><parameters><experiment name=\"em\"/></parameters>"
              + "<thing id=\"1\" name=\"a\"><nodes><node id=\"1\" x=\"1\" y=\"2\" z=\"3\"/></nodes>"
              + "<edges/></thing></things>")
          .getBytes(StandardCharsets.UTF_8);

  private final JsonNode document;
  private final Lab lab;
  private final Map<Role, Person> people = new EnumMap<>(Role.class);
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Map<String, String> read = new HashMap<>();
  private final Person owner;
  private int count;

  RightsLab(TestServer server) {
    document = server.anonymous().get("//api/openapi.json").json();
    lab = Lab.found(server, "Here");
    String team = lab.team("Annotators");
    owner = lab.user("olga", Map.of("axons", 1), team);
    Person datasets = lab.user("dana", Map.of());
    lab.admin().patch("/users/" + datasets.id(), Map.of("isDatasetManager", true)).expect(200);
    Lab there = Lab.found(server, "There");
    add(Role.ANONYMOUS, new Person(UNKNOWN, server.anonymous()));
    add(Role.MEMBER, lab.user("max", Map.of("axons", 1), team));
    add(Role.MANAGER_OF_ANOTHER_TEAM, lab.manager("mona", lab.team("Proofreaders")));
    add(Role.MANAGER, lab.manager("mia", team));
    add(Role.DATASET_MANAGER, datasets);
    add(Role.ADMIN_OF_ANOTHER_ORGANIZATION, new Person(there.adminId(), there.admin()));
    add(Role.ADMIN, new Person(lab.adminId(), lab.admin()));
    add(Role.OWNER, owner);
    ids.put("team", team);
    ids.put("user", owner.id());
    ids.put("dataset", lab.dataset("em", team));
    TestArray.empty(server.datasets().resolve("Here/em/color/1"));
    ids.put("taskType", lab.taskType("trace", team, "hybrid"));
    ids.put("project", lab.project("axons", team, 1));
    ids.put("task", task("axons"));
    ids.put("annotation", annotation());
  }

  private void add(Role role, Person person) {
    people.put(role, person);
  }

  /** The ids in the lab that a request does not name by itself. */
  List<String> secrets(Row row, String thing) {
    String request = row.path() + row.body();
    return ids.entrySet().stream()
        .filter(named -> !request.contains("{" + named.getKey() + "}"))
        .map(Map.Entry::getValue)
        .filter(id -> !id.equals(thing))
        .toList();
  }

  /** Whom a route is for, as the document of the API says. */
  String description(Row row) {
    String path = row.plainPath().replace('<', '{').replace('>', '}');
    JsonNode route = document.path("paths").path(path);
    return route.path(row.method().toLowerCase(Locale.ROOT)).path("description").asString();
  }

  /** Asks as someone about something that is there. */
  Answer ask(Row row, Role role) {
    return ask(row, role, thing(row));
  }

  /** Asks as someone about something with an id. */
  Answer ask(Row row, Role role, String id) {
    Caller caller = caller(row, role);
    String path = "/" + filled(row.path(), id, role);
    String body = row.body() == null ? "" : filled(row.body(), id, role);
    return switch (body) {
      case "" -> caller.send(row.method(), path, null);
      case "nml" -> caller.withHeader("If-Match", "*").put(path, "application/xml", NML);
      case "csv" ->
          caller.withHeader("Content-Type", "text/csv").send(row.method(), path, "no names");
      case "files" -> caller.upload(path, new Form().file("file", "a.nml", NML));
      default ->
          body.startsWith("taskFiles")
              ? caller.upload(path, taskFiles(body.replaceFirst("taskFiles ", "")))
              : caller.send(row.method(), path, body);
    };
  }

  private static Form taskFiles(String taskType) {
    return Lab.fileTasks(taskType, "axons").file("nmlFiles[]", "a.nml", NML);
  }

  /** Who leaves does not come back, so routes about sessions are asked by someone new. */
  private Caller caller(Row row, Role role) {
    boolean isAboutSessions = row.path().matches(".*/(auth|userToken)/.*");
    return isAboutSessions && role != Role.ANONYMOUS
        ? lab.user("visitor" + ++count, Map.of()).calls()
        : people.get(role).calls();
  }

  /** Puts what there is where names stand in braces. */
  private String filled(String text, String id, Role role) {
    return PLACE
        .matcher(text)
        .replaceAll(place ->
            switch (place.group(1)) {
              case "id", "datasetId", "annotationId", "mergedId" -> id;
              case "typ", "mergedTyp" -> "Task";
              case "version" -> "0";
              case "name" -> "axons";
              case "self" -> people.get(role).id();
              case "new" -> "new" + ++count;
              case "organizationId" -> "Here";
              case "datasetName" -> "em";
              case "layer" -> "color";
              case "plane" -> "xy";
              case "file" -> "datasource-properties.json";
              default -> ids.getOrDefault(place.group(1), "nothing");
            });
  }

  /** What a route is about; the same each time where it is only read. */
  String thing(Row row) {
    String kind =
        row.path().replaceFirst("^/(api|data)/(clew/v1|v14)/(tasks/imports|\\w+).*", "$3");
    boolean isRead = row.method().equals("GET") || row.method().equals("HEAD");
    if (isRead && kind.equals("teams")) {
      // The one that has people in it.
      return ids.get("team");
    }
    return isRead ? read.computeIfAbsent(kind, this::made) : made(kind, row);
  }

  private String made(String kind, Row row) {
    String id = kind.equals("datasets") ? dataset() : made(kind);
    if (row.path().endsWith("/reopen")) {
      owner.calls().patch("/annotations/Task/" + id + "/finish", null).expect(200);
    }
    return id;
  }

  private String made(String kind) {
    count++;
    return switch (kind) {
      case "projects" -> project();
      case "taskTypes" -> lab.taskType("type" + count, ids.get("team"), "skeleton");
      case "tasks" -> task("axons");
      case "annotations" -> annotation();
      case "scripts" -> script();
      case "tasks/imports" -> taskImport();
      case "invitations" -> invitation();
      case "organizations" -> "Here";
      case "teams" -> lab.team("Team " + count);
      case "datasets", "zarr" -> ids.get("dataset");
      default -> owner.id();
    };
  }

  /** Of its owner, who looked after datasets while they were registered. */
  private String dataset() {
    String directory = "em" + ++count;
    lab.admin().delete("//api/clew/v1/datasets/" + lab.dataset(directory)).expect(200);
    lookAfterDatasets(true);
    Map<String, ?> body =
        Map.of("path", "Here/" + directory, "allowedTeams", List.of(ids.get("team")));
    String id =
        owner.calls().post("//api/clew/v1/datasets", body).expect(200).json().get("id").asString();
    lookAfterDatasets(false);
    return id;
  }

  private void lookAfterDatasets(boolean does) {
    lab.admin().patch("/users/" + owner.id(), Map.of("isDatasetManager", does)).expect(200);
  }

  private String project() {
    Map<String, Object> body =
        new LinkedHashMap<>(lab.projectBody("project" + count, ids.get("team"), 1));
    body.put("owner", owner.id());
    String id = lab.admin().post("/projects", body).expect(200).json().get("id").asString();
    task("project" + count);
    return id;
  }

  private String task(String project) {
    Map<String, Object> body =
        Lab.taskBody(ids.get("taskType"), project, ids.get("dataset"), "axons", 0, 9);
    return lab.tasks(1, body).getFirst();
  }

  private String annotation() {
    String task = task("axons");
    lab.admin().post("/tasks/" + task + "/assign?userId=" + owner.id(), null).expect(200);
    return lab.admin().get("/tasks/" + task + "/annotations").json().at("/0/id").asString();
  }

  private String invitation() {
    Map<String, Object> body = Map.of("email", "guest" + count + "@here.org");
    return lab.admin()
        .post("//api/clew/v1/invitations", body)
        .expect(200)
        .json()
        .at("/invitation/id")
        .asString();
  }

  private String taskImport() {
    return lab.admin()
        .withHeader("Content-Type", "application/x-ndjson")
        .post(
            "//api/clew/v1/tasks/import",
            WireJson.mapper()
                .writeValueAsString(
                    Lab.taskBody(ids.get("taskType"), "axons", ids.get("dataset"), "axons", 0, 1)))
        .expect(200)
        .json()
        .get("id")
        .asString();
  }

  private String script() {
    Map<String, Object> body =
        Map.of("name", "helper", "gist", "https://x.org", "owner", lab.adminId());
    String id = lab.admin().post("/scripts", body).expect(200).json().get("id").asString();
    Map<String, Object> handedOver = new LinkedHashMap<>(body);
    handedOver.put("owner", owner.id());
    lab.admin().put("/scripts/" + id, handedOver).expect(200);
    return id;
  }
}
