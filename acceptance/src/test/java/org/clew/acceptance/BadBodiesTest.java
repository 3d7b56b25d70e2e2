package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.clew.testkit.Answer;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadBodiesTest {
  private static final int MOST_BYTES = 16 << 20;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private TestServer server;
  private Lab lab;
  private String token;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    token = lab.admin().token();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"name\": ",
        "{\"name\": \"x\"",
        "{name: 'x'}",
        "nonsense",
        "{\"name\": \"x\"} {}",
        "{\"name\": \"a\nb\"}",
        "{\"name\": \"\\x\"}",
        "{\"name\": \"\\uZZZZ\"}",
        "\u0000",
        " "
      })
  void brokenJsonIsRefusedWhereverItIsSent(String body) {
    for (String path :
        new String[] {"/teams", "/projects", "/taskTypes", "/tasks", "/tasks/list"}) {
      assertThat(refused(lab.admin().post(path, body), 400)).startsWith("Invalid json format.");
    }
  }

  @Test
  void anEmptyBodyIsRefused() {
    for (String path : new String[] {"/teams", "/projects", "/taskTypes", "/tasks", "/scripts"}) {
      refused(lab.admin().post(path, null), 400, "Invalid json format. The body is empty.");
      refused(lab.admin().post(path, "null"), 400, "Invalid json format. The body is null.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[1]", "5", "\"x\"", "true", "{}", "{\"name\": null}"})
  void jsonOfTheWrongShapeIsRefused(String body) {
    for (String path : new String[] {"/teams", "/projects", "/taskTypes", "/scripts"}) {
      refused(lab.admin().post(path, body), 400);
    }
    refused(lab.admin().post("//api/clew/v1/users", body), 400);
    refused(lab.admin().post("//api/clew/v1/datasets", body), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[1]", "[null]", "[[]]", "5", "\"x\"", "[\"x\"]"})
  void anythingButAListOfTasksIsRefused(String body) {
    refused(lab.admin().post("/tasks", body), 400);
  }

  @Test
  void deepNestingIsRefusedAtOnce() {
    int depth = 100_000;
    String arrays = "[".repeat(depth) + "]".repeat(depth);
    String objects = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    String settings =
        "{\"summary\": \"x\", \"description\": \"\", \"tracingType\": \"skeleton\", \"settings\": "
            + objects
            + "}";

    refused(lab.admin().post("/teams", arrays), 400);
    refused(lab.admin().post("/tasks", arrays), 400);
    refused(lab.admin().post("/teams", "{\"unknown\": " + objects + "}"), 400);
    refused(lab.admin().post("/taskTypes", settings), 400);
  }

  @Test
  void aNumberOfManyDigitsIsRefused() {
    String digits = "9".repeat(100_000);

    refused(lab.admin().post("/teams", "{\"name\": " + digits + "}"), 400);
    refused(lab.admin().post("/projects", "{\"priority\": " + digits + "}"), 400);
    refused(lab.admin().post("/projects", "{\"priority\": 1e" + digits + "}"), 400);
  }

  @Test
  void aHugeBodyIsRefusedWithAndWithoutItsLength() {
    byte[] huge = new byte[MOST_BYTES + 1];
    Arrays.fill(huge, (byte) ' ');

    refused(
        post("/tasks", BodyPublishers.ofByteArray(huge)), 413, "The request is larger than 16 MB.");
    refused(
        post("/tasks", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge))),
        413,
        "The request is larger than 16 MB.");
    refused(
        post("/auth/login", BodyPublishers.ofByteArray(huge)),
        413,
        "The request is larger than 16 MB.");
  }

  @Test
  void aHugeFormIsRefused() {
    byte[] huge = ("email=" + "x".repeat(MOST_BYTES)).getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder form =
        HttpRequest.newBuilder(URI.create(server.url() + "/api/auth/login"))
            .header("Content-Type", "application/x-www-form-urlencoded");

    refused(answered(form.POST(BodyPublishers.ofByteArray(huge)).build()), 413);
    refused(
        answered(
            form.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge))).build()),
        413);
  }

  @Test
  void aZeroCharacterIsRefusedInEveryText() {
    String team = lab.team("Zeros");
    String script =
        "{\"name\": \"a\\u0000b\", \"gist\": \"https://x.org/\\u0000\", \"owner\": \"%s\"}";
    String taskType =
        "{\"summary\": \"a\", \"description\": \"a\\u0000b\", \"teamId\": \"%s\","
            + " \"settings\": {\"a\": \"\\u0000\"}, \"tracingType\": \"skeleton\"}";
    String settings =
        "{\"summary\": \"a\", \"description\": \"a\", \"teamId\": \"%s\","
            + " \"settings\": {\"a\\u0000\": 1}, \"tracingType\": \"skeleton\"}";
    String user =
        "{\"email\": \"a\\u0000@x.org\", \"firstName\": \"a\\u0000\", \"lastName\": \"b\"}";

    refused(lab.admin().post("/teams", "{\"name\": \"a\\u0000b\"}"), 400);
    refused(lab.admin().post("/scripts", script.formatted(lab.adminId())), 400);
    refused(lab.admin().post("/taskTypes", taskType.formatted(team)), 400);
    refused(lab.admin().post("/taskTypes", settings.formatted(team)), 400);
    refused(lab.admin().post("//api/clew/v1/users", user), 400);
    refused(lab.admin().post("/auth/login", "{\"email\":\"\\u0000\",\"password\":\"a\"}"), 400);
    refused(lab.admin().patch("/users/" + lab.adminId(), "{\"firstName\": \"\\u0000\"}"), 400);
    refused(
        lab.admin().patch("/users/" + lab.adminId(), "{\"experiences\": {\"axo\\u0000ns\": 1}}"),
        400);
    assertThat(lab.admin().get("/taskTypes").json().size()).isZero();
  }

  @Test
  void aZeroCharacterIsRefusedInPathsAndQueriesAndForms() {
    refused(lab.admin().get("/projects/byName/a%00b"), 400);
    refused(lab.admin().get("/datasets?searchQuery=a%00b"), 400);
    refused(
        lab.admin()
            .withHeader("Content-Type", "application/x-www-form-urlencoded")
            .post("/auth/login", "email=a%00b&password=x"),
        400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00", "\\ud800x", "\\ud800\\ud800", "\\udc00\\ud800"})
  void halvesOfCharactersAreRefused(String half) {
    String team = lab.admin().get("/teams").json().get(0).get("id").asString();
    String body =
        "{\"summary\": \"a%1$s\", \"description\": \"%1$s\", \"teamId\": \"%2$s\","
            + " \"settings\": {\"a%1$s\": 1}, \"tracingType\": \"skeleton\"}";

    refused(lab.admin().post("/taskTypes", body.formatted(half, team)), 400);
    refused(lab.admin().patch("/users/" + lab.adminId(), "{\"lastName\": \"" + half + "\"}"), 400);
    assertThat(lab.admin().get("/taskTypes").json().size()).isZero();
  }

  @Test
  void wholeCharactersBeyondTheFirstPlaneAreTaken() {
    Answer escaped =
        lab.admin()
            .patch("/users/" + lab.adminId(), "{\"lastName\": \"\\ud83e\\udde0 \\\\u0000\"}");
    String read = lab.admin().get("/user").json().get("lastName").asString();
    Answer plain = lab.admin().patch("/users/" + lab.adminId(), Map.of("lastName", "🧠 plain"));

    assertThat(escaped.expect(200).json().get("lastName").asString()).isEqualTo("🧠 \\u0000");
    assertThat(read).isEqualTo("🧠 \\u0000");
    assertThat(plain.expect(200).json().get("lastName").asString()).isEqualTo("🧠 plain");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[][] wrong = {
      {(byte) 0xff},
      {(byte) 0xc3},
      {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
      {(byte) 0xc0, (byte) 0x80}
    };
    for (byte[] bytes : wrong) {
      String text = "{\"name\": \"" + new String(bytes, StandardCharsets.ISO_8859_1) + "\"}";

      refused(
          post("/teams", BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.ISO_8859_1))),
          400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/users/%zz", "/api/users/%", "/api/users/%c3%28", "/api/projects/byName/%ff",
        "/api/users/a%2fb", "/api/projects/byName/..%2f..", "/api//users", "/api/users/x;y=z",
        "/api/users/\\", "/api/users/\"x\""
      })
  void malformedAddressesAreAnsweredAsTheyDeserve(String path) throws IOException {
    String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nX-Auth-Token: " + token);

    assertThat(answer)
        .startsWith("HTTP/1.1 4")
        .contains("application/json", "{\"messages\":[{\"error\":\"")
        .doesNotContain("Exception", "org.", "\tat ");
  }

  private String raw(String head) throws IOException {
    URI address = URI.create(server.url());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Answer post(String path, BodyPublisher body) {
    return answered(
        HttpRequest.newBuilder(URI.create(server.url() + "/api" + path))
            .header("X-Auth-Token", token)
            .header("Content-Type", "application/json")
            .POST(body)
            .build());
  }

  private static Answer answered(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException failed) {
      throw new AssertionError("Not answered", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
