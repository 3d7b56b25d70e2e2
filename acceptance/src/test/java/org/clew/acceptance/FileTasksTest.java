package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlReader;
import org.clew.json.WireJson;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Form;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tasks start from files: NMLs, and archives of them. */
class FileTasksTest {
  private TestServer server;
  private Lab lab;
  private String team;
  private String skeletons;
  private String volumes;
  private String hybrids;
  private String dataset;
  private Person ann;

  @BeforeEach
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    skeletons = lab.taskType("trace", team, "skeleton");
    volumes = lab.taskType("paint", team, "volume");
    hybrids = lab.taskType("both", team, "hybrid");
    dataset = lab.dataset("em");
    lab.project("axons", team, 1);
    ann = lab.user("Ann", Map.of("axons", 1), team);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anNmlBecomesATaskThatStartsFromIt() throws IOException {
    JsonNode answer =
        create(form(skeletons).file("any field", "one.nml", Packed.text(described("Follow it."))));

    JsonNode task = answer.at("/tasks/0/success");
    assertThat(answer.at("/tasks/0/status").asInt()).isEqualTo(200);
    assertThat(answer.get("warnings").isArray()).isTrue();
    assertThat(task.get("datasetId").asString()).isEqualTo(dataset);
    assertThat(task.get("creationInfo").asString()).isEqualTo("one.nml");
    assertThat(task.get("editPosition").toString()).isEqualTo("[11,20,0]");
    assertThat(task.get("editRotation").toString()).isEqualTo("[1.5,0,90]");
    assertThat(task.get("boundingBox").toString())
        .isEqualTo("{\"topLeft\":[1,2,3],\"width\":40,\"height\":50,\"depth\":60}");
    assertThat(task.at("/status/pending").asInt()).isEqualTo(2);

    JsonNode instance = take(ann);
    assertThat(instance.get("description").asString()).isEqualTo("Follow it.");
    Nml nml = downloaded(instance);
    assertThat(nml.skeleton().nodeCount()).isEqualTo(3);
    assertThat(nml.skeleton().trees().getFirst().name()).isEqualTo("axon");
    assertThat(nml.parameters().taskBoundingBox().box().size().x()).isEqualTo(40);
    assertThat(nml.parameters().userBoundingBoxes()).isEmpty();
  }

  @Test
  void theShapeThatTheOfficialClientSendsIsTaken() {
    byte[] zip = Packed.zip("sample.nml", Packed.nml("em", 3));
    String boundary = "9b7c70ee8f7d29a60538b1abdae979fb";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        Packed.text(
            """
            --%1$s\r
            Content-Disposition: form-data; name="formJSON"\r
            \r
            %2$s\r
            --%1$s\r
            Content-Disposition: form-data; name="sample.zip"; filename="sample.zip"\r
            Content-Type: application/zip\r
            \r
            """
                .formatted(boundary, WireJson.mapper().writeValueAsString(parameters(skeletons)))));
    body.writeBytes(zip);
    body.writeBytes(Packed.text("\r\n--" + boundary + "--\r\n"));

    Answer answer =
        lab.admin()
            .withHeader("Content-Type", "multipart/form-data; boundary=" + boundary)
            .send("POST", "/tasks/createFromFiles", body.toByteArray())
            .expect(200);

    assertThat(answer.json().at("/tasks/0/success/creationInfo").asString())
        .isEqualTo("sample.zip");
  }

  @Test
  void theFormsBoxWinsOverThatOfTheFile() {
    Map<String, Object> parameters = parameters(skeletons);
    parameters.put(
        "boundingBox", Map.of("topLeft", List.of(7, 8, 9), "width", 4, "height", 5, "depth", 6));

    JsonNode answer = create(form(parameters).file("f", "a.nml", bytes("em")));

    assertThat(answer.at("/tasks/0/success/boundingBox/topLeft").toString()).isEqualTo("[7,8,9]");
  }

  @Test
  void twoHundredFilesComeInTheirOrderAndNoneIsLost() {
    Form form = form(skeletons);
    for (int i = 0; i < 200; i++) {
      form.file("same field", "same name.nml", Packed.text(described("number " + i)));
    }

    JsonNode answer = create(form);

    assertThat(answer.get("tasks")).hasSize(200);
    List<String> ids = new ArrayList<>();
    answer.get("tasks").forEach(item -> ids.add(item.at("/success/id").asString()));
    assertThat(ids).doesNotHaveDuplicates();
    Caller admin = lab.admin();
    assertThat(description(admin, ids.get(0))).isEqualTo("number 0");
    assertThat(description(admin, ids.get(199))).isEqualTo("number 199");
  }

  @Test
  void archivesInArchivesGiveATaskForEachNml() {
    byte[] inner = Packed.zip("deep.nml", withVolume("data.zip"), "data.zip", Packed.voxels(1000));
    byte[] outer =
        Packed.zip(
            "first.nml",
            Packed.nml("em", 1),
            "readme.txt",
            "not an annotation",
            "folder/second.nml",
            Packed.nml("em", 2),
            "annotation.zip",
            inner);

    JsonNode answer = create(form(hybrids).file("f", "outer.zip", outer));

    List<String> names = new ArrayList<>();
    answer.get("tasks").forEach(item -> names.add(item.at("/success/creationInfo").asString()));
    assertThat(names)
        .containsExactly(
            "outer.zip/first.nml",
            "outer.zip/folder/second.nml",
            "outer.zip/annotation.zip/deep.nml");
  }

  @Test
  void voxelsComeBackWithAnInstance() {
    byte[] voxels = Packed.voxels(10_000);
    byte[] archive =
        Packed.zip("x.nml", withVolume("somewhere/else.zip"), "somewhere/else.zip", voxels);

    create(form(volumes).file("f", "x.zip", archive));

    Map<String, byte[]> download = archive(take(ann));
    assertThat(download.get("data_painted.zip")).isEqualTo(voxels);
    assertThat(nml(download)).contains("name=\"painted\"").doesNotContain("<node ");
  }

  @Test
  void theEmptyZipMeansNoVoxels() {
    byte[] archive = Packed.zip("x.nml", withVolume("d.zip"), "d.zip", Packed.EMPTY_ZIP);

    create(form(hybrids).file("f", "x.zip", archive));

    Map<String, byte[]> download = archive(take(ann));
    assertThat(download.get("data_painted.zip")).isEqualTo(Packed.EMPTY_ZIP);
    assertThat(nml(download)).contains("<node ");
  }

  @Test
  void theTypeReducesAndCompletesTheLayers() {
    create(form(skeletons).file("f", "x.zip", archiveWithVoxels()));
    assertThat(layers(take(ann))).isEqualTo("Skeleton");

    create(form(volumes).file("f", "y.nml", bytes("em")));
    assertThat(layers(take(ann))).isEqualTo("Volume");
  }

  @Test
  void allVolumeLayersStay() {
    String nml =
        Packed.nml(
            "name=\"em\"",
            1,
            "<volume id=\"0\" name=\"a\" location=\"a.zip\"/><volume id=\"1\" name=\"b\" location=\"b.zip\"/>");
    byte[] archive =
        Packed.zip("x.nml", nml, "a.zip", Packed.voxels(10), "b.zip", Packed.voxels(20));

    create(form(hybrids).file("f", "x.zip", archive));

    Map<String, byte[]> download = archive(take(ann));
    assertThat(download.get("data_0_a.zip")).isEqualTo(Packed.voxels(10));
    assertThat(download.get("data_1_b.zip")).isEqualTo(Packed.voxels(20));
  }

  @Test
  void twoLayersMayNameTheSameFile() {
    String nml =
        Packed.nml(
            "name=\"em\"",
            1,
            "<volume id=\"0\" name=\"a\" location=\"v.zip\"/><volume id=\"1\" name=\"b\" location=\"v.zip\"/>");

    create(form(hybrids).file("f", "x.zip", Packed.zip("x.nml", nml, "v.zip", Packed.voxels(10))));

    assertThat(archive(take(ann)).get("data_1_b.zip")).isEqualTo(Packed.voxels(10));
  }

  @Test
  void aBadFileIsToldAtItsPlaceAndTheOthersBecomeTasks() {
    JsonNode answer =
        create(
            form(skeletons)
                .file("f", "good.nml", bytes("em"))
                .file("f", "bad.nml", Packed.text("<things>\n<parameters>"))
                .file("f", "lost.zip", Packed.zip("l.nml", withVolume("nowhere.zip")))
                .file("f", "unknown.nml", bytes("no such dataset"))
                .file("f", "foreign.nml", about("organization=\"Other\" name=\"em\""))
                .file("f", "id.nml", about("datasetId=\"%s\"".formatted("0".repeat(24))))
                .file("f", "silent.nml", about("description=\"\""))
                .file("f", "none.zip", Packed.zip("readme.txt", "hello"))
                .file("f", "ignored.txt", Packed.text("not counted"))
                .file(
                    "f", "GOOD.NML", about("datasetId=\"%s\" name=\"other\"".formatted(dataset))));

    List<String> outcomes = new ArrayList<>();
    answer
        .get("tasks")
        .forEach(item ->
            outcomes.add(item.get("status").asInt() + " " + item.path("error").asString("")));
    assertThat(outcomes.remove(1)).startsWith("400 Could not parse file “bad.nml”: Line 2: ");
    assertThat(outcomes)
        .containsExactly(
            "200 ",
            "400 Could not parse file “lost.zip”: “nowhere.zip”: The volume layer “painted” names this file, but the archive does not hold it.",
            "404 Could not parse file “unknown.nml”: Dataset “no such dataset” could not be found or accessed.",
            "400 Could not parse file “foreign.nml”: Cannot create tasks for datasets of other organizations.",
            "404 Could not parse file “id.nml”: Dataset “000000000000000000000000” could not be found or accessed.",
            "404 Could not parse file “silent.nml”: The file does not say which dataset it is about.",
            "400 Could not parse file “none.zip”: The archive holds no NML file.",
            "200 ");
    assertThat(server.content().resolve("staging")).isEmptyDirectory();
  }

  @Test
  void ifEveryFileIsBadTheAnswerSaysNothingElse() {
    JsonNode answer =
        create(
            form(skeletons)
                .file("f", "a.nml", Packed.text("no"))
                .file("f", "b.nml", bytes("unknown")));

    assertThat(answer.get("tasks")).hasSize(2);
    assertThat(answer.at("/tasks/0/success").isNull()).isTrue();
    assertThat(answer.get("warnings").toString()).isEqualTo("[]");
    assertThat(tasks()).isEmpty();
  }

  @Test
  void theChecksComeInTheirOrder() {
    Caller admin = lab.admin();
    assertThat(
            admin
                .withHeader("Content-Type", "text/plain")
                .send("POST", "/tasks/createFromFiles", "hello")
                .expect(400)
                .error())
        .isEqualTo("Could not parse task creation multipart request.");
    assertRefused(new Form(), 400, "Could not extract NML file.");
    assertRefused(new Form().file("f", "a.txt", bytes("em")), 400, "Could not extract NML file.");
    assertRefused(
        new Form().file("f", "a.nml", bytes("em")),
        400,
        "Could not parse task creation multipart request: no form data.");
    assertRefused(
        new Form().field("formJSON", "{\"taskTypeId\": 3}").file("f", "a.nml", bytes("em")),
        400,
        "Could not create task.");
    String absent = "0".repeat(24);
    assertRefused(
        form(absent).file("f", "a.nml", bytes("em")),
        404,
        "Task type “" + absent + "” could not be found or accessed.");
    assertRefused(many(volumes, 101), 400, "Cannot create more than 100 tasks in one request.");
    assertRefused(many(skeletons, 1001), 400, "Cannot create more than 1000 tasks in one request.");
    Map<String, Object> parameters = parameters(skeletons);
    parameters.put("projectName", "no such");
    assertRefused(
        form(parameters).file("f", "a.nml", bytes("em")),
        404,
        "Project with name “no such” could not be found or accessed.");
    assertThat(tasks()).isEmpty();
  }

  @Test
  void theLimitCountsAnnotationsToo() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 101; i++) {
      entries.put(i + ".nml", bytes("em"));
    }

    assertRefused(
        form(hybrids).file("f", "many.zip", Packed.zip(entries)),
        400,
        "Cannot create more than 100 tasks in one request.");
    assertThat(server.content().resolve("staging")).isEmptyDirectory();
  }

  @Test
  void onlyManagersOfTheProjectsTeamMayCreateTasks() {
    String other = lab.team("Others");
    Person manager = lab.manager("Max", other);
    Person both = lab.user("Bob", Map.of(), team, other);
    Form form = form(skeletons).file("f", "a.nml", bytes("em"));

    assertThat(server.anonymous().upload("/tasks/createFromFiles", form).status()).isEqualTo(401);
    assertThat(both.calls().upload("/tasks/createFromFiles", form).expect(400).error())
        .isEqualTo("You do not have permission to administrate this team.");
    assertThat(manager.calls().upload("/tasks/createFromFiles", form).expect(404).error())
        .isEqualTo("Task type “" + skeletons + "” could not be found or accessed.");
    lab.manager("Mia", team).calls().upload("/tasks/createFromFiles", form).expect(200);
  }

  @Test
  void theFilesMustBeAboutOneDataset() {
    lab.dataset("second");

    assertRefused(
        form(skeletons).file("f", "a.nml", bytes("em")).file("f", "b.nml", bytes("second")),
        400,
        "Cannot create tasks on multiple datasets in one go.");
    assertThat(tasks()).isEmpty();
    assertThat(server.content().resolve("staging")).isEmptyDirectory();
  }

  @Test
  void instancesAreCheckedAsForOtherTasks() {
    Map<String, Object> parameters = parameters(skeletons);
    parameters.put("scriptId", "0".repeat(24));

    JsonNode answer = create(form(parameters).file("f", "a.nml", bytes("em")));

    assertThat(answer.at("/tasks/0/error").asString())
        .isEqualTo("Script “000000000000000000000000” could not be found or accessed.");
    assertThat(server.content().resolve("staging")).isEmptyDirectory();
  }

  @Test
  void oddButGoodFilesAreTaken() {
    String empty =
        "<things><parameters><experiment name=\"em\"/></parameters><thing id=\"1\"><nodes/></thing></things>";
    byte[] utf16 = Packed.nml("em", 5).getBytes(StandardCharsets.UTF_16);

    JsonNode answer =
        create(
            form(skeletons)
                .file("f", "empty.nml", Packed.text(empty))
                .file("f", "wide.nml", utf16)
                .file("f", "text.zip", bytes("em"))
                .file("f", "packed.nml", Packed.zip("x.nml", Packed.nml("em", 1))));

    answer
        .get("tasks")
        .forEach(item -> assertThat(item.get("status").asInt()).as("%s", item).isEqualTo(200));
    assertThat(answer.at("/tasks/0/success/editPosition").toString()).isEqualTo("[0,0,0]");
  }

  private Form many(String type, int count) {
    Form form = form(type);
    for (int i = 0; i < count; i++) {
      form.file("f", i + ".nml", Packed.text("<things/>"));
    }
    return form;
  }

  private byte[] archiveWithVoxels() {
    return Packed.zip("x.nml", withVolume("d.zip"), "d.zip", Packed.voxels(100));
  }

  private static String withVolume(String location) {
    return Packed.nml(
        "name=\"em\"",
        1,
        "<volume id=\"0\" name=\"painted\" location=\"%s\"/>".formatted(location));
  }

  private static String described(String description) {
    return Packed.nml("name=\"em\" description=\"%s\"".formatted(description), 3, "");
  }

  private static byte[] about(String experiment) {
    return Packed.text(Packed.nml(experiment, 1, ""));
  }

  private static byte[] bytes(String dataset) {
    return Packed.text(Packed.nml(dataset, 1));
  }

  private static Map<String, Object> parameters(String type) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("taskTypeId", type);
    parameters.put("neededExperience", Map.of("domain", "axons", "value", 1));
    parameters.put("pendingInstances", 2);
    parameters.put("projectName", "axons");
    parameters.put("scriptId", null);
    parameters.put("boundingBox", null);
    return parameters;
  }

  private static Form form(String type) {
    return form(parameters(type));
  }

  private static Form form(Map<String, Object> parameters) {
    return new Form().field("formJSON", WireJson.mapper().writeValueAsString(parameters));
  }

  private JsonNode create(Form form) {
    return lab.admin().upload("/tasks/createFromFiles", form).expect(200).json();
  }

  private void assertRefused(Form form, int status, String message) {
    assertThat(lab.admin().upload("/tasks/createFromFiles", form).expect(status).error())
        .isEqualTo(message);
  }

  private JsonNode tasks() {
    return lab.admin().post("/tasks/list", Map.of()).expect(200).json();
  }

  /** What the annotator of a task is told, by taking it for the admin. */
  private String description(Caller admin, String task) {
    admin.post("/tasks/" + task + "/assign?userId=" + lab.adminId(), null).expect(200);
    return admin
        .get("/tasks/" + task + "/annotations")
        .expect(200)
        .json()
        .at("/0/description")
        .asString();
  }

  private static JsonNode take(Person who) {
    return who.calls().post("/user/tasks/request", null).expect(200).json();
  }

  private static String layers(JsonNode instance) {
    List<String> names = new ArrayList<>();
    instance.get("annotationLayers").forEach(layer -> names.add(layer.get("name").asString()));
    return String.join(" ", names);
  }

  private byte[] download(JsonNode instance) {
    return ann.calls()
        .get("/annotations/" + instance.get("id").asString() + "/download")
        .expect(200)
        .bytes();
  }

  private Nml downloaded(JsonNode instance) throws IOException {
    return NmlReader.read(new ByteArrayInputStream(download(instance)));
  }

  private Map<String, byte[]> archive(JsonNode instance) {
    return Packed.unzip(download(instance));
  }

  private static String nml(Map<String, byte[]> archive) {
    return archive.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(".nml"))
        .map(entry -> new String(entry.getValue(), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }
}
