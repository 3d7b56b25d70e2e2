package org.clew.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.clew.json.WireJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Someone who calls the API of a server. */
record Calls(String url, String token) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  JsonNode get(String path) {
    return send("GET", path, "application/json", BodyPublishers.noBody());
  }

  /** Reads an answer without looking into it. */
  byte[] bytes(String path) {
    HttpResponse<byte[]> response = answer(request(path).build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(path + " was answered with " + response.statusCode());
    }
    return response.body();
  }

  /** Reads an answer of any length without keeping it; answers how long it is. */
  long drained(String path) throws IOException {
    HttpResponse<InputStream> response =
        answer(request(path).build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException(path + " was answered with " + response.statusCode());
      }
      return body.transferTo(OutputStream.nullOutputStream());
    }
  }

  JsonNode post(String path, @Nullable Object body) {
    return send("POST", path, "application/json", json(body));
  }

  JsonNode post(String path, String type, byte[] body) {
    return send("POST", path, type, BodyPublishers.ofByteArray(body));
  }

  JsonNode postFile(String path, String type, Path file) throws IOException {
    return send("POST", path, type, BodyPublishers.ofFile(file));
  }

  JsonNode patch(String path) {
    return send("PATCH", path, "application/json", BodyPublishers.noBody());
  }

  JsonNode put(String path, String type, byte[] body) {
    return send("PUT", path, type, BodyPublishers.ofByteArray(body));
  }

  /** Answers the secret of the session. */
  String signIn(String email, String password) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/v14/auth/login"))
            .header("Content-Type", "application/json")
            .POST(json(Map.of("email", email, "password", password)))
            .build();
    String cookie =
        answer(request, BodyHandlers.ofString()).headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.replaceFirst("^id=", "").replaceFirst(";.*", "");
  }

  /** Takes the next task, without looking into the answer. */
  void claim() {
    int status = nextTask(BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IllegalStateException("A claim was answered with " + status);
    }
  }

  /** Takes the next task; answers the id of the instance, or nothing if there is no task. */
  String take() {
    HttpResponse<String> response = nextTask(BodyHandlers.ofString());
    return response.statusCode() == 200
        ? WireJson.mapper().readTree(response.body()).get("id").asString()
        : "";
  }

  private <T> HttpResponse<T> nextTask(HttpResponse.BodyHandler<T> handler) {
    return answer(
        request("/api/v14/user/tasks/request").POST(BodyPublishers.noBody()).build(), handler);
  }

  void download(String path, Path to) throws IOException {
    HttpResponse<Path> response = answer(request(path).build(), BodyHandlers.ofFile(to));
    if (response.statusCode() != 200) {
      throw new IOException(path + " was answered with " + response.statusCode());
    }
  }

  private static BodyPublisher json(@Nullable Object body) {
    return body == null
        ? BodyPublishers.noBody()
        : BodyPublishers.ofString(WireJson.mapper().writeValueAsString(body));
  }

  private JsonNode send(String method, String path, String type, BodyPublisher body) {
    HttpRequest request = request(path).header("Content-Type", type).method(method, body).build();
    HttpResponse<String> response = answer(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          "%s %s was answered with %d: %s"
              .formatted(method, path, response.statusCode(), response.body()));
    }
    return WireJson.mapper().readTree(response.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).header("X-Auth-Token", token);
  }

  private static <T> HttpResponse<T> answer(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return HTTP.send(request, handler);
    } catch (IOException failed) {
      throw new IllegalStateException(request + " was not answered", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
