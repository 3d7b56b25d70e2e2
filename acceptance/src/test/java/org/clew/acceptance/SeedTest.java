package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.clew.server.failure.StartFailure;
import org.clew.testkit.Caller;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code clew serve --seed}: an organization from a file. */
class SeedTest {
  private static final Path EXAMPLE = Path.of("..", "docs", "seed-example.yaml");
  private static final String TOKEN = "example-token-of-user-a-0123456789";

  private static TestServer server;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private Command serve(Path seed) {
    return Command.clew(
        Map.of(), "serve", "--port", 0, "--data", directory.resolve("data"), "--seed", seed);
  }

  private static Caller caller(Command server) {
    String line = server.until(said -> said.contains("answers at"));
    return Caller.anonymous(line.replaceFirst(".* answers at ", ""));
  }

  @Test
  void theExampleIsThereWithItsIdsAndASecondStartLeavesItAlone() {
    try (Command server = serve(EXAMPLE)) {
      Caller anonymous = caller(server);
      server.until(said -> said.startsWith("Organization “Organization_X” was made"));
      Caller admin = anonymous.with(TOKEN);
      assertThatPeopleAreThere(admin);
      assertThatThingsAreThere(admin);
      admin.post("/teams", Map.of("name", "made later")).expect(200);
    }
    try (Command server = serve(EXAMPLE)) {
      Caller admin = caller(server).with(TOKEN);
      server.until(said -> said.contains("exists already"));
      assertThat(admin.get("/teams").json().findValuesAsString("name")).contains("made later");
    }
  }

  private static void assertThatPeopleAreThere(Caller admin) {
    JsonNode me = admin.get("/user").json();
    assertThat(me.path("id").asString()).isEqualTo("570b9f4d2a7c0e4d008da6ef");
    assertThat(me.path("organization").asString()).isEqualTo("Organization_X");
    assertThat(me.path("isOrganizationOwner").asBoolean()).isTrue();
    assertThat(me.path("created").asLong()).isEqualTo(0x570b9f4dL * 1000);
    assertThat(me.path("experiences").path("abc").asInt()).isEqualTo(5);
    assertThat(me.path("teams").findValuesAsString("name")).containsExactly("team_X1", "team_X3");
    assertThat(me.path("teams").path(0).path("id").asString())
        .isEqualTo("570b9f4b2a7c0e3b008da6ec");
    assertThat(admin.get("/users").json().findValuesAsString("email"))
        .containsExactly(
            "user_a@scalableminds.com", "user_b@scalableminds.com", "user_c@scalableminds.com");
    assertThat(admin.get("/teams").json().findValuesAsString("name"))
        .containsExactlyInAnyOrder("team_X1", "team_X2", "team_X3");
    Caller annotator = admin.with("example-token-of-user-c-0123456789");
    assertThat(annotator.get("/user").json().path("email").asString())
        .isEqualTo("user_c@scalableminds.com");
  }

  private static void assertThatThingsAreThere(Caller admin) {
    JsonNode dataset = admin.get("/datasets/59e9cfbdba632ac2ab8b23b5").json();
    assertThat(dataset.path("name").asString()).isEqualTo("l4_sample");
    assertThat(dataset.path("dataSource").path("id").path("team").asString())
        .isEqualTo("Organization_X");
    assertThat(dataset.path("allowedTeams").findValuesAsString("name")).containsExactly("team_X1");
    JsonNode annotation = admin.get("/annotations/570ba0092a7c0e980056fe9b/info").json();
    assertThat(annotation.path("dataSetName").asString()).isEqualTo("l4_sample");
    assertThat(annotation.path("owner").path("email").asString())
        .isEqualTo("user_a@scalableminds.com");
    admin.get("/annotations/570ba0092a7c0e980056fe9b/download").expect(200);
    assertThat(annotation.path("tracingTime").asLong()).isEqualTo(5_400_000);
    assertThat(admin.get("/users/570b9f4d2a7c0e4d008da6ef/loggedTime").expect(200).body())
        .isEqualTo(
            "{\"loggedTime\":[{\"paymentInterval\":{\"month\":8,\"year\":2026},"
                + "\"durationInSeconds\":5400}]}");
    // There are no voxels, and that is no fault of the server.
    admin.get("//data/v14/zarr/59e9cfbdba632ac2ab8b23b5/color/1/zarr.json").expect(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          isAdmin: true                  | isAdmin: false            | None of the users is an admin
          isDatasetManager: true         | isDatasetMangler: true    | “isDatasetMangler” is not known. Known are:
          password: change-me-at-once    | password: short           | A password has 8 to 512 characters.
          [{name: team_X1}]              | [{name: team_X9}]         | There is no team “team_X9” in it.
          experiences: {abc: 5}          | experiences: {abc: much}  | At “users[0].experiences.abc”: a whole number is expected.
          dataset: l4_sample             | dataset: l5               | There is no dataset “l5” in it.
          email: user_b@                 | email: user_a@            | Two users have the address “user_a@scalableminds.com”.
          id: Organization_X             | id: Organization X        | The id of an organization has
          teams:                         | teams: [                  | not good YAML at line
          elementClass: uint8            | elementClass: uint9       | “elementClass” must be one of
          name: ""                       | file: nowhere.nml         | nowhere.nml cannot be read.
          token: example-token-of-user-a | token: ö                  | A token has 16 to 1000 characters
          """)
  void aMistakeIsToldAndNothingIsMade(String good, String bad, String said) throws IOException {
    String text = Files.readString(EXAMPLE).replaceFirst(Pattern.quote(good), bad);
    Path seed = Files.writeString(directory.resolve("seed.yaml"), text);

    assertThatThrownBy(() -> server.seed(seed))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(said)
        .hasMessageNotContaining("change-me-at-once")
        .hasMessageNotContaining("\n");
    // Names and addresses are as free as they were.
    server.anonymous().with(TOKEN).get("/user").expect(401);
  }

  @Test
  void aFileThatIsNotThereIsToldInOneLine() {
    try (Command command = serve(directory.resolve("nowhere.yaml"))) {
      assertThat(command.exitCode()).isEqualTo(1);
      assertThat(command.errors()).contains("There is no seed file").hasLineCount(1);
    }
  }
}
