package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {
  private TestServer server;
  private Caller admin;

  @BeforeAll
  void start() {
    server = TestServer.start();
    admin = server.found("Lab");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void buildInfoNeedsNoTokenAndTellsTheVersions() {
    Answer info = server.anonymous().get("//api/buildinfo").expect(200);

    assertThat(info.json().at("/httpApiVersioning/currentApiVersion").asInt()).isEqualTo(14);
    assertThat(info.json().at("/httpApiVersioning/oldestSupportedApiVersion").asInt())
        .isEqualTo(13);
    assertThat(info.json().at("/webknossos/name").asString()).isEqualTo("webknossos");
    assertThat(info.json().at("/webknossos/version").asString()).doesNotContain("$");
    assertThat(info.header("Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"//api/v14/user", "//api/v13/user", "//api/user"})
  void everySpokenVersionAnswersTheSame(String path) {
    assertThat(admin.get(path).expect(200).json()).isEqualTo(admin.get("/user").json());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "12", "15", "99999999999999999999"})
  void otherVersionsAreRefused(String version) {
    Answer refused = admin.get("//api/v" + version + "/user").expect(404);

    assertThat(refused.error())
        .isEqualTo(
            "This WEBKNOSSOS instance does not support the requested HTTP API version. Client"
                + " requested "
                + version
                + " but must be at least 13 and at most 14.");
  }

  @Test
  void someoneUnknownIsToldToSignIn() {
    for (String token : new String[] {"", "nonsense", "x".repeat(5000)}) {
      Answer refused = server.anonymous().with(token).get("/user").expect(401);

      assertThat(refused.error())
          .isEqualTo("You are not authorized to view this resource. Please log in.");
    }
    server.anonymous().get("/user").expect(401);
  }

  @Test
  void aSessionEndsAfterThirtyDaysAndATokenDoesNot() {
    String cookie = signIn("ADMIN@lab.org", TestServer.PASSWORD).expect(200).header("Set-Cookie");
    Caller session = server.anonymous().withHeader("Cookie", cookie.split(";", 2)[0]);

    assertThat(cookie).startsWith("id=").contains("HttpOnly").contains("SameSite=Lax");
    session.get("/user").expect(200);
    server.clock().advance(Duration.ofDays(31));
    session.get("/user").expect(401);
    admin.get("/user").expect(200);
  }

  @Test
  void wrongPasswordAndUnknownAddressAreTheSame() {
    Answer wrong = signIn("admin@lab.org", "wrong").expect(400);
    Answer unknown = signIn("nobody@lab.org", "wrong").expect(400);

    assertThat(wrong.error()).isEqualTo("Incorrect email or password. Please try again.");
    assertThat(unknown.body()).isEqualTo(wrong.body());
  }

  @Test
  void signingInTakesAFormToo() {
    Caller form =
        server.anonymous().withHeader("Content-Type", "application/x-www-form-urlencoded");

    form.post("/auth/login", "email=admin%40lab.org&password=correct+horse").expect(200);
    form.post("/auth/login", "email=admin%40lab.org").expect(400);
  }

  @Test
  void signingOutEndsTheSession() {
    String cookie = signIn("admin@lab.org", TestServer.PASSWORD).header("Set-Cookie");
    Caller session = server.anonymous().withHeader("Cookie", cookie.split(";", 2)[0]);

    assertThat(session.post("/auth/logout", null).expect(200).body()).isEqualTo("\"/\"");
    session.get("/user").expect(401);
  }

  @Test
  void tokensWorkUntilTheyAreRevoked() {
    Caller other = server.found("Other");
    String token = other.get("/auth/token").expect(200).json().get("token").asString();
    Caller script = server.anonymous().with(token);

    script.get("/user").expect(200);
    assertThat(other.delete("/auth/token").expect(200).message("success"))
        .isEqualTo("Token was deleted.");
    script.get("/user").expect(401);
  }

  @Test
  void aTokenForVoxelsOpensNothingElse() {
    String token =
        admin.post("/userToken/generate", null).expect(200).json().get("token").asString();

    server.anonymous().with(token).get("/user").expect(401);
  }

  @Test
  void healthAsksTheDatabase() {
    assertThat(server.anonymous().get("/health").expect(200).json().get("schemaVersion").asInt())
        .isPositive();
  }

  @Test
  void unknownPathsAreNotFound() {
    Answer absent = admin.get("/nowhere").expect(404);

    assertThat(absent.error()).isEqualTo("Couldn't find the requested resource.");
  }

  private Answer signIn(String email, String password) {
    return server.anonymous().post("/auth/login", Map.of("email", email, "password", password));
  }
}
