package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatasetTest {
  private static final String REGISTER = "//api/clew/v1/datasets";
  private static final String DOCUMENT =
      """
      {"id":{"name":"a","team":"b"},"scale":[11.24,11.24,28],
       "dataLayers":[{"name":"color","category":"color","elementClass":"uint8","dataFormat":"zarr3",
        "boundingBox":{"topLeft":[0,0,0],"width":4,"height":5,"depth":6},"mags":[{"mag":[1,1,1]}]}]}
      """;

  private TestServer server;
  private Caller admin;
  private Caller manager;
  private Caller member;
  private Caller outsider;
  private Caller foreigner;
  private Lab lab;
  private String managerId;
  private String team;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    admin = lab.admin();
    foreigner = server.found("Other");
    team = lab.team("dendrites");
    Lab.Person dana = lab.user("dana", Map.of());
    admin.patch("/users/" + dana.id(), Map.of("isDatasetManager", true)).expect(200);
    manager = dana.calls();
    managerId = dana.id();
    member = lab.user("max", Map.of(), team).calls();
    outsider = lab.user("otto", Map.of()).calls();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private void directory(String name) {
    file(name + "/datasource-properties.json", DOCUMENT);
  }

  private void file(String path, String content) {
    try {
      Path file = server.datasets().resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private String register(Caller caller, String directory, Map<String, ?> more) {
    directory(directory);
    Map<String, Object> registration = new HashMap<>(more);
    registration.put("path", directory);
    return caller.post(REGISTER, registration).expect(200).json().get("id").asString();
  }

  private String refused(Map<String, ?> registration) {
    return manager.post(REGISTER, registration).expect(400).error();
  }

  @Test
  void aRegisteredDatasetIsAnsweredInFull() {
    directory("complete");

    JsonNode dataset =
        manager
            .post(
                REGISTER,
                Map.of(
                    "path",
                    server.datasets().resolve("complete").toString(),
                    "name",
                    "A complete one",
                    "description",
                    "text",
                    "tags",
                    List.of("em")))
            .expect(200)
            .json();

    assertThat(dataset.path("name").asString()).isEqualTo("A complete one");
    assertThat(dataset.path("directoryName").asString()).isEqualTo("complete");
    assertThat(dataset.path("owningOrganization").asString()).isEqualTo("Lab");
    assertThat(dataset.path("isActive").asBoolean()).isTrue();
    assertThat(dataset.path("isPublic").asBoolean()).isFalse();
    assertThat(dataset.path("isEditable").asBoolean()).isTrue();
    assertThat(dataset.path("tags").toString()).isEqualTo("[\"em\"]");
    assertThat(dataset.path("metadata").toString()).isEqualTo("[]");
    assertThat(dataset.path("folderId").asString()).matches("[0-9a-f]{24}");
    assertThat(dataset.at("/dataStore/url").asString()).isEqualTo(server.url());
    assertThat(dataset.at("/allowedTeams/0/isOrganizationTeam").asBoolean()).isTrue();
    assertThat(dataset.at("/dataSource/id/team").asString()).isEqualTo("Lab");
    assertThat(dataset.at("/dataSource/dataLayers/0/mags/0/path").asString())
        .isEqualTo("./color/1");
    assertThat(manager.get("/datasets/" + dataset.path("id").asString()).expect(200).json())
        .isEqualTo(dataset);
  }

  @Test
  void onlyDatasetManagersAndAdminsRegister() {
    directory("forbidden");

    for (Caller caller : List.of(member, lab.manager("mia", team).calls())) {
      assertThat(caller.post(REGISTER, Map.of("path", "forbidden")).expect(403).error())
          .isEqualTo("You are not authorized to view or edit this resource.");
    }
    server.anonymous().post(REGISTER, Map.of("path", "forbidden")).expect(401);
    admin.post(REGISTER, Map.of("path", "forbidden")).expect(200);
  }

  @Test
  void whatCannotBeRegisteredIsExplained() {
    directory("twice");
    file("empty/readme.txt", "nothing");
    file("broken/.zattrs", "{");
    manager.post(REGISTER, Map.of("path", "twice")).expect(200);

    assertThat(refused(Map.of("path", "twice")))
        .isEqualTo("A dataset with the directory name “twice” is registered already.");
    assertThat(refused(Map.of("path", "/etc")))
        .startsWith("“/etc” is not below a dataset directory of this server.");
    assertThat(refused(Map.of("path", "absent"))).isEqualTo("“absent” does not exist.");
    assertThat(refused(Map.of("path", "empty"))).startsWith("No dataset was recognised in “empty”");
    assertThat(refused(Map.of("path", "broken"))).startsWith("“.zattrs” is not valid JSON");
    assertThat(refused(Map.of("name", "x"))).contains("“path” is missing");
    assertThat(refused(Map.of("path", "empty/readme.txt")))
        .isEqualTo("“empty/readme.txt” is not a directory.");
  }

  @Test
  void aDirectoryNameIsUniqueInItsOrganizationOnly() {
    directory("shared");

    admin.post(REGISTER, Map.of("path", "shared")).expect(200);
    foreigner.post(REGISTER, Map.of("path", "shared")).expect(200);
  }

  @Test
  void unknownTeamsAreRefused() {
    directory("teams");
    String unknown = "0123456789abcdef01234567";

    Answer refused =
        manager
            .post(REGISTER, Map.of("path", "teams", "allowedTeams", List.of(team, unknown)))
            .expect(404);

    assertThat(refused.error()).isEqualTo("Team “" + unknown + "” could not be found or accessed.");
    assertThat(manager.get("/datasets?searchQuery=teams").json()).isEmpty();
  }

  @Test
  void theTeamDecidesWhoReads() {
    String id = register(manager, "restricted", Map.of("allowedTeams", List.of(team)));

    for (Caller reader : List.of(admin, manager, member)) {
      reader.get("/datasets/" + id).expect(200);
      reader.get("//data/v14/zarr/" + id + "/datasource-properties.json").expect(200);
    }
    for (Caller other : List.of(outsider, foreigner)) {
      assertThat(other.get("/datasets/" + id).expect(404).error())
          .isEqualTo("Dataset “" + id + "” could not be found or accessed.");
      other.get("//data/v14/zarr/" + id + "/datasource-properties.json").expect(404);
      other.get("/datasets/disambiguate/Lab/restricted/toId").expect(404);
    }
    assertThat(server.anonymous().get("/datasets/" + id).expect(404).error())
        .isEqualTo(
            "Dataset “"
                + id
                + "” could not be found or accessed. You may need to log in to see it.");
    assertThat(member.get("/datasets/" + id).json().path("isEditable").asBoolean()).isFalse();
  }

  @Test
  void aPublicDatasetIsForEveryoneByItsId() {
    String id = register(manager, "for-all", Map.of("isPublic", true));

    for (Caller reader : List.of(server.anonymous(), foreigner)) {
      JsonNode dataset = reader.get("/datasets/" + id + "?sharingToken=x").expect(200).json();
      assertThat(dataset.path("allowedTeams").toString()).isEqualTo("[]");
      assertThat(dataset.path("isEditable").asBoolean()).isFalse();
      reader.get("//data/v14/zarr/" + id + "/datasource-properties.json").expect(200);
    }
    assertThat(each(server.anonymous().get("/datasets?organizationId=Lab").json(), "id"))
        .contains(id);
    assertThat(server.anonymous().get("/datasets").json()).isEmpty();
    assertThat(
            server.anonymous().get("/datasets?organizationId=Lab&onlyMyOrganization=true").json())
        .isEmpty();
    assertThat(each(foreigner.get("/datasets?organizationId=Lab").json(), "id")).isEmpty();
  }

  @Test
  void aListIsFiltered() {
    String id = register(manager, "Istanbul", Map.of("name", "IĞDIR cells"));
    String folder = admin.get("/datasets/" + id).json().get("folderId").asString();

    for (String match :
        List.of(
            "searchQuery=istan",
            "searchQuery=CELLS",
            "searchQuery=ISTAN&isActive=true",
            "searchQuery=istan&organizationId=Lab&onlyMyOrganization=true&folderId=" + folder,
            "searchQuery=istan&isUnreported=false&uploaderId=" + managerId)) {
      assertThat(each(outsider.get("/datasets?" + match).expect(200).json(), "id"))
          .as(match)
          .containsExactly(id);
    }
    for (String miss :
        List.of(
            "searchQuery=istan%25",
            "searchQuery=istan&isActive=false",
            "searchQuery=istan&isUnreported=true",
            "searchQuery=istan&organizationId=Other",
            "searchQuery=istan&limit=0",
            "searchQuery=istan&folderId=0123456789abcdef01234567",
            "searchQuery=istan&uploaderId=" + lab.adminId())) {
      assertThat(outsider.get("/datasets?" + miss).expect(200).json()).as(miss).isEmpty();
    }
    outsider.get("/datasets?folderId=xyz").expect(400);
    outsider.get("/datasets?limit=-1").expect(400);
  }

  @Test
  void aListTakesAConstantNumberOfStatements() {
    int few = server.statements().during(() -> admin.get("/datasets").expect(200));
    for (int number = 0; number < 5; number++) {
      register(admin, "many-" + number, Map.of());
    }

    int many = server.statements().during(() -> admin.get("/datasets").expect(200));

    assertThat(many).isEqualTo(few);
    assertThat(admin.get("/datasets?searchQuery=many-&limit=2").json()).hasSize(2);
    assertThat(each(admin.get("/datasets?searchQuery=many-").json(), "name").getFirst())
        .isEqualTo("many-4");
  }

  @Test
  void aNameLeadsToTheIdTheDirectoryFirst() {
    String named = register(manager, "north", Map.of("name", "south pole"));
    String located = register(manager, "south pole", Map.of("name", "elsewhere"));

    JsonNode found =
        member.get("/datasets/disambiguate/Lab/south%20pole/toId?sharingToken=").expect(200).json();

    assertThat(found.path("id").asString()).isEqualTo(located).isNotEqualTo(named);
    assertThat(found.path("name").asString()).isEqualTo("elsewhere");
    assertThat(found.path("directoryName").asString()).isEqualTo("south pole");
    assertThat(found.path("organization").asString()).isEqualTo("Lab");
    assertThat(found.propertyNames()).hasSize(4);
    assertThat(member.get("/datasets/disambiguate/Lab/elsewhere/toId").json()).isEqualTo(found);
    assertThat(member.get("/datasets/disambiguate/south%20pole/toNew").expect(200).body())
        .isEqualTo("{\"organization\":\"Lab\"}");
  }

  @Test
  void anUnknownNameIsTold() {
    assertThat(member.get("/datasets/disambiguate/Lab/nothing/toId").expect(404).error())
        .isEqualTo("Dataset “nothing” could not be found or accessed.");
    assertThat(member.get("/datasets/disambiguate/nothing/toNew").expect(404).error())
        .isEqualTo("Dataset “nothing” could not be found or accessed.");
    assertThat(
            server.anonymous().get("/datasets/disambiguate/Lab/nothing/toId").expect(401).error())
        .isEqualTo(
            "Dataset “nothing” could not be found or accessed. You may need to log in to see it.");
  }

  @Test
  void aNameOfAPublicDatasetNeedsNoLogin() {
    String id = register(manager, "open-name", Map.of("isPublic", true));
    Caller anyone = server.anonymous();

    assertThat(
            anyone
                .get("/datasets/disambiguate/Lab/open-name/toId")
                .expect(200)
                .json()
                .get("id")
                .asString())
        .isEqualTo(id);
    assertThat(anyone.get("/datasets/disambiguate/open-name/toNew").expect(200).body())
        .isEqualTo("{\"organization\":\"Lab\"}");
  }

  @Test
  void theStoresAreThisServer() {
    JsonNode stores = member.get("/datastores").expect(200).json();
    JsonNode tracing = member.get("/tracingstore").expect(200).json();

    assertThat(stores).hasSize(1);
    assertThat(stores.path(0).path("url").asString()).isEqualTo(server.url());
    assertThat(stores.path(0).path("allowsUpload").isBoolean()).isTrue();
    assertThat(tracing.path("url").asString()).isEqualTo(server.url());
    assertThat(tracing.propertyNames()).containsExactlyInAnyOrder("name", "url");
  }

  @Test
  void omeZarrNeedsNoDocument() {
    file("ome/em/0/zarr.json", "{\"shape\":[6,5,4],\"data_type\":\"uint8\"}");
    file(
        "ome/em/zarr.json",
        """
        {"attributes":{"ome":{"version":"0.5","multiscales":[{
          "axes":[{"name":"z","unit":"micrometer"},{"name":"y","unit":"micrometer"},{"name":"x","unit":"micrometer"}],
          "datasets":[{"path":"0","coordinateTransformations":[{"type":"scale","scale":[0.028,0.01124,0.01124]}]}]}]}}}
        """);

    JsonNode source =
        manager.post(REGISTER, Map.of("path", "ome")).expect(200).json().path("dataSource");

    assertThat(source.at("/scale/factor").toString()).isEqualTo("[11.24,11.24,28]");
    assertThat(source.at("/dataLayers/0/mags/0/path").asString()).isEqualTo("./em/0");
  }

  private static List<String> each(JsonNode list, String key) {
    return list.valueStream().map(entry -> entry.path(key).asString()).toList();
  }
}
