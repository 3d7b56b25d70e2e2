package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clew.json.WireJson;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of tasks and of their instances. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskListTest {
  private static final String TASKS = "//api/clew/v1/tasks";
  private static final String INSTANCES = "//api/clew/v1/annotations";
  private static final Pattern NEXT = Pattern.compile("<(/[^>]*)>; rel=\"next\"");
  private static final int MANY = 10_600;

  private TestServer server;
  private Lab lab;
  private Caller admin;
  private Caller manager;
  private Person ann;
  private String team;
  private String otherTeam;
  private String type;
  private String otherType;
  private String dataset;
  private String otherDataset;
  private String project;
  private String many;
  private String script;

  /** Three open ones; one that is active; one that is done; one that is finished once of twice. */
  private List<String> axons;

  private List<String> others;

  @BeforeAll
  void start() throws SQLException {
    server = TestServer.start(TestDatabase.create(), 5);
    lab = Lab.found(server, "Lab");
    admin = lab.admin();
    team = lab.team("Tracers");
    otherTeam = lab.team("Proofreaders");
    type = lab.taskType("trace", team, "skeleton");
    otherType = lab.taskType("proofread", otherTeam, "skeleton");
    dataset = lab.dataset("cortex");
    otherDataset = lab.dataset("retina");
    project = lab.project("axons", team, 2);
    lab.project("somata", otherTeam, 1);
    many = lab.project("many", otherTeam, 0);
    manager = lab.manager("mia", team).calls();
    ann = lab.user("ann", Map.of("axons", 1), team);
    script =
        admin
            .post(
                "/scripts", Map.of("name", "help", "gist", "https://x.org", "owner", lab.adminId()))
            .expect(200)
            .json()
            .get("id")
            .asString();
    axons = lab.tasks(5, Lab.taskBody(type, "axons", dataset, "axons", 1, 1));
    axons = new ArrayList<>(axons);
    axons.addAll(lab.tasks(1, Lab.taskBody(type, "axons", dataset, "axons", 1, 2)));
    Map<String, Object> body = Lab.taskBody(otherType, "somata", otherDataset, "somata", 0, 1);
    body.put("scriptId", script);
    body.put("editRotation", List.of(-90.5, 0, 0));
    others = lab.tasks(2, body);
    assign(axons.get(3));
    assign(axons.get(4));
    finish();
    assign(axons.get(5));
    finish();
    run("UPDATE tasks SET creation_info = '=1+2, \"so\"' WHERE id = '" + others.get(0) + "'");
    run("UPDATE tasks SET creation_info = 'Axon_17%.nml' WHERE id = '" + axons.get(0) + "'");
    run("UPDATE tasks SET import_id = 'one' WHERE id = '" + axons.get(2) + "'");
    run(
        "UPDATE tasks SET created = '2001-02-03T00:00:00Z', id = '3a7b4a00' || substr(id, 9) WHERE id = '%s'"
            .formatted(axons.get(1)));
    axons.set(1, "3a7b4a00" + axons.get(1).substring(8));
    lab.tasks(1, Lab.taskBody(otherType, "many", otherDataset, "many", 0, 1));
    run(
        """
        INSERT INTO tasks (id, organization_id, project_id, task_type_id, dataset_id, pool_id,
          spread, total, pending, edit_position, edit_rotation, created)
        SELECT lpad(to_hex(n), 24, '0'), organization_id, project_id, task_type_id, dataset_id,
          pool_id, n, 1, 1, edit_position, edit_rotation, '1990-01-01'
        FROM tasks, generate_series(1, %d) AS n WHERE project_id = '%s'
        """
            .formatted(MANY - 1, many));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private void assign(String task) {
    admin.post("/tasks/" + task + "/assign?userId=" + ann.id(), null).expect(200);
  }

  /** Finishes the newest instance. */
  private void finish() {
    String open =
        ann.calls()
            .get("/user/tasks?isFinished=false")
            .expect(200)
            .json()
            .get(0)
            .get("id")
            .asString();
    ann.calls().patch("/annotations/Task/" + open + "/finish", null).expect(200);
  }

  @Test
  void eachFilterFindsWhatItSays() {
    List<String> newestFirst = axons.stream().sorted(Collections.reverseOrder()).toList();

    assertThat(found("project=axons")).isEqualTo(newestFirst);
    assertThat(found("project=" + project)).isEqualTo(newestFirst);
    assertThat(found("project=axons&sort=oldest")).isEqualTo(newestFirst.reversed());
    assertThat(found("taskType=" + type)).isEqualTo(newestFirst);
    assertThat(found("team=" + team)).isEqualTo(newestFirst);
    assertThat(found("dataset=" + dataset)).isEqualTo(newestFirst);
    assertThat(found("domain=axons")).isEqualTo(newestFirst);
    assertThat(found("script=" + script)).containsExactlyInAnyOrderElementsOf(others);
    assertThat(found("import=one")).containsExactly(axons.get(2));
    assertThat(found("import=two")).isEmpty();
    assertThat(found("ids=" + axons.get(0) + "," + others.get(1)))
        .containsExactlyInAnyOrder(axons.get(0), others.get(1));
    assertThat(found("user=" + ann.id()))
        .containsExactlyInAnyOrder(axons.get(3), axons.get(4), axons.get(5));
    assertThat(found("team=" + team + "&state=open"))
        .containsExactlyInAnyOrder(axons.get(0), axons.get(1), axons.get(2), axons.get(5));
    assertThat(found("state=active")).containsExactly(axons.get(3));
    assertThat(found("state=finished")).containsExactlyInAnyOrder(axons.get(4), axons.get(5));
    assertThat(found("state=done")).containsExactly(axons.get(4));
    assertThat(found("createdAfter=981158400000&createdBefore=981158400001"))
        .containsExactly(axons.get(1));
    assertThat(found("createdAfter=981158400001&project=axons")).doesNotContain(axons.get(1));
    assertThat(found("project=axons&state=done&script=" + script)).isEmpty();
  }

  @Test
  void aTextFindsNamesFilesAndIds() {
    assertThat(found("text=XON&project=axons")).hasSize(6);
    assertThat(found("text=corTEX")).hasSize(6);
    assertThat(found("text=axon_17")).containsExactly(axons.get(0));
    assertThat(found("text=axon_17%25.n")).containsExactly(axons.get(0));
    assertThat(found("text=axonx17")).isEmpty();
    assertThat(found("text=%25")).isEmpty();
    assertThat(found("text=3a7b4a00")).containsExactly(axons.get(1));
    assertThat(found("text=" + others.get(1))).containsExactly(others.get(1));
    assertThat(found("text=%3D1%2B2")).containsExactly(others.get(0));
    assertThat(found("text=' OR true --".replace(" ", "%20").replace("'", "%27"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state=broken|400|The query parameter “state” is one of open, active, finished, done, not “broken”.",
        "sort=up|400|The query parameter “sort” is newest or oldest, not “up”.",
        "format=xml|400|The query parameter “format” is json, ndjson or csv, not “xml”.",
        "ids=1,2|400|The supplied resource id “1” is not a valid ObjectId.",
        "createdAfter=now|400|The query parameter “createdAfter” is a number of milliseconds since 1970, not “now”.",
        "limit=-1|400|The query parameter “limit” is a whole number from 0, not “-1”.",
        "text=a%00b|400|A text holds the character U+0000, which cannot be kept.",
        "project=nowhere|404|Project with name “nowhere” could not be found or accessed.",
        "project=0123456789abcdef01234567|404|Project “0123456789abcdef01234567” could not be found or accessed."
      })
  void nonsenseIsRefused(String query, int status, String text) {
    refused(admin.get(TASKS + "?" + query), status, text);
  }

  @Test
  void momentsBeyondAllCalendarsAskNothing() {
    assertThat(found("project=axons&createdAfter=-9223372036854775808")).hasSize(6);
    assertThat(found("project=axons&createdBefore=9223372036854775807")).hasSize(6);
    assertThat(found("domain=" + "x".repeat(3000))).isEmpty();
  }

  @Test
  void managersSeeTasksOfTheirTeamsAndOthersNone() {
    assertThat(ids(manager.get(TASKS))).hasSize(6);
    assertThat(ids(manager.get(TASKS + "?team=" + otherTeam))).isEmpty();
    assertThat(ids(manager.get(TASKS + "?ids=" + others.get(0)))).isEmpty();
    assertThat(ids(manager.get(TASKS + "?text=retina"))).isEmpty();
    assertThat(manager.get(TASKS + "?includeTotalCount=true&limit=1").header("X-Total-Count"))
        .isEqualTo("6");
    refused(
        manager.get(TASKS + "?project=somata"),
        404,
        "Project with name “somata” could not be found or accessed.");
    assertThat(ids(ann.calls().get(TASKS))).isEmpty();
    assertThat(ann.calls().get(TASKS + "?includeTotalCount=true").header("X-Total-Count"))
        .isEqualTo("0");
    Caller stranger = Lab.found(server, "Elsewhere").admin();
    for (String query :
        List.of("", "?ids=" + axons.get(0), "?team=" + team, "?dataset=" + dataset, "?text=axon")) {
      Answer foreign =
          stranger.get(TASKS + query + (query.isEmpty() ? "?" : "&") + "includeTotalCount=true");
      assertThat(ids(foreign)).isEmpty();
      assertThat(foreign.header("X-Total-Count")).isEqualTo("0");
    }
    assertThat(ids(stranger.get(INSTANCES))).isEmpty();
    server.anonymous().get(TASKS).expect(401);
  }

  @Test
  void countsAreExactWhereSumsTellAndHonestElsewhere() {
    assertThat(count("project=many").header("X-Total-Count")).isEqualTo(Integer.toString(MANY));
    assertThat(count("domain=many&state=open").header("X-Total-Count"))
        .isEqualTo(Integer.toString(MANY));
    assertThat(count("dataset=" + dataset).header("X-Total-Count")).isEqualTo("6");
    assertThat(count("taskType=" + type).header("X-Total-Count")).isEqualTo("6");
    Answer far = count("taskType=" + otherType);
    assertThat(far.header("X-Total-Count")).isEmpty();
    assertThat(far.header("X-Total-Count-At-Least")).isEqualTo("10000");
    assertThat(
            admin
                .post("/tasks/list?limit=1&includeTotalCount=true", Map.of("taskType", otherType))
                .header("X-Total-Count"))
        .isEqualTo(Integer.toString(MANY + 2));
  }

  private Answer count(String query) {
    return admin.get(TASKS + "?limit=1&includeTotalCount=true&" + query).expect(200);
  }

  @Test
  void theContractsListsGoOnByKey() {
    List<String> whole = ids(admin.get("/projects/" + project + "/tasks").expect(200));
    assertThat(whole).hasSize(6);

    assertThat(
            walked("GET", "/projects/" + project + "/tasks?limit=4&includeTotalCount=true", null))
        .isEqualTo(whole);
    assertThat(walked("GET", "/taskTypes/" + type + "/tasks?limit=1", null)).isEqualTo(whole);
    assertThat(walked("POST", "/tasks/list?limit=2", Map.of("project", project))).isEqualTo(whole);
    assertThat(walked("GET", TASKS + "?limit=2&sort=oldest&project=axons", null))
        .isEqualTo(whole.reversed());
    assertThat(walked("GET", INSTANCES + "?limit=2", null))
        .hasSize(3)
        .isEqualTo(ids(admin.get(INSTANCES)));
    assertThat(walked("GET", "/users/" + ann.id() + "/tasks?limit=1", null)).hasSize(3);
    assertThat(ids(admin.get("/projects/" + project + "/tasks?limit=2&pageNumber=1")))
        .isEqualTo(whole.subList(2, 4));
    assertThat(
            admin
                .post("/tasks/list?limit=3", Map.of("random", true, "project", project))
                .expect(200)
                .header("Link"))
        .isEmpty();
  }

  private List<String> walked(String method, String path, Object body) {
    List<String> all = new ArrayList<>();
    String next = path;
    while (next != null) {
      Answer part = admin.send(method, next, body).expect(200);
      all.addAll(ids(part));
      Matcher link = NEXT.matcher(part.header("Link"));
      next = link.matches() ? "/" + link.group(1) : null;
    }
    return all;
  }

  @Test
  void aWholeListOfManyIsSentWhileItIsRead() {
    Answer whole = admin.get("/projects/" + many + "/tasks").expect(200);
    assertThat(ids(whole)).hasSize(MANY).doesNotHaveDuplicates();
    assertThat(ids(whole)).isSortedAccordingTo(Collections.reverseOrder());
    assertThat(whole.header("Link")).isEmpty();
    // Not as JSON: each of those answers is held against the document of the API, which takes long.
    String own = TASKS + "?project=many&format=";
    assertThat(admin.get(own + "ndjson").body().lines()).hasSize(MANY);
    assertThat(admin.get(own + "ndjson&limit=10501").body().lines()).hasSize(10_501);
    assertThat(admin.get(own + "ndjson&limit=10000").body().lines()).hasSize(10_000);
    assertThat(csv(admin.get(own + "csv"))).hasSize(MANY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"format=csv", ""})
  void aTableIsSafeToOpen(String format) {
    Caller caller = format.isEmpty() ? admin.withHeader("Accept", "text/csv") : admin;
    Answer answer = caller.get(TASKS + "?project=somata&sort=oldest&" + format).expect(200);

    assertThat(answer.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"tasks.csv\"");
    List<NamedCsvRecord> rows = csv(answer);
    assertThat(rows).hasSize(2);
    NamedCsvRecord row = rows.getFirst();
    assertThat(row.getField("id")).isEqualTo(others.stream().sorted().toList().getFirst());
    assertThat(rows.stream().map(each -> each.getField("creationInfo")))
        .containsExactlyInAnyOrder("'=1+2, \"so\"", "");
    assertThat(row.getField("rotationX")).isEqualTo("-90.5");
    assertThat(row.getField("project")).isEqualTo("somata");
    assertThat(row.getField("script")).isEqualTo("help");
    assertThat(row.getField("boxWidth")).isEmpty();
    assertThat(row.getField("pending")).isEqualTo("1");
  }

  @Test
  void linesOfJsonAreTheSameAsTheList() {
    List<String> lines =
        admin.get(TASKS + "?project=axons&format=ndjson").expect(200).body().lines().toList();

    assertThat(lines).hasSize(6);
    assertThat("[" + String.join(",", lines) + "]")
        .isEqualTo(admin.get(TASKS + "?project=axons").body());
    assertThat(admin.get(TASKS + "?domain=none&format=ndjson").expect(200).bytes()).isEmpty();
    assertThat(admin.get(TASKS + "?limit=2&format=ndjson&project=axons").header("Link"))
        .contains("format=ndjson")
        .contains("after=");
  }

  @Test
  void projectsUsersAndInstancesAreTablesToo() {
    assertThat(csv(admin.get("/projects/withStatus?format=csv")).getFirst().getField("name"))
        .isEqualTo("axons");
    assertThat(csv(admin.get("/users?format=csv")).stream().map(row -> row.getField("email")))
        .contains("ann@lab.org");
    List<NamedCsvRecord> instances = csv(admin.get(INSTANCES + "?format=csv&state=finished"));
    assertThat(instances).hasSize(2);
    assertThat(instances.getFirst().getField("userName")).isEqualTo("ann Person");
    assertThat(instances.getFirst().getField("finished")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
  }

  @Test
  void instancesAreFoundByWhatTheyAreOf() {
    assertThat(ids(admin.get(INSTANCES))).hasSize(3);
    assertThat(ids(admin.get(INSTANCES + "?state=active"))).hasSize(1);
    assertThat(ids(admin.get(INSTANCES + "?project=axons&state=finished"))).hasSize(2);
    assertThat(ids(admin.get(INSTANCES + "?task=" + axons.get(3)))).hasSize(1);
    assertThat(ids(admin.get(INSTANCES + "?dataset=" + otherDataset))).isEmpty();
    assertThat(ids(admin.get(INSTANCES + "?user=" + ann.id() + "&finishedAfter=0"))).hasSize(2);
    assertThat(ids(admin.get(INSTANCES + "?finishedBefore=1"))).isEmpty();
    assertThat(ids(manager.get(INSTANCES))).hasSize(3);
    assertThat(ids(ann.calls().get(INSTANCES))).hasSize(3);
    assertThat(ids(lab.manager("max", otherTeam).calls().get(INSTANCES))).isEmpty();
    assertThat(admin.get(INSTANCES + "?limit=1&includeTotalCount=true").header("X-Total-Count"))
        .isEqualTo("3");
    refused(
        admin.get(INSTANCES + "?state=lost"),
        400,
        "The query parameter “state” is active, finished or cancelled, not “lost”.");
  }

  private List<String> found(String query) {
    return ids(admin.get(TASKS + "?" + query).expect(200));
  }

  private static List<String> ids(Answer answer) {
    return WireJson.mapper()
        .readTree(answer.body())
        .valueStream()
        .map(row -> row.get("id").asString())
        .toList();
  }

  private static List<NamedCsvRecord> csv(Answer answer) {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(answer.expect(200).body())) {
      return reader.stream().toList();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
