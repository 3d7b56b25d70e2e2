package org.clew.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.json.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * Someone who calls a server: plain HTTP, no client of ours in between. Paths start behind {@code
 * /api/v14}, or with {@code /} twice for any other. Every answer is held against the OpenAPI
 * document of the server.
 */
public final class Caller {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String url;
  private final Map<String, String> headers;

  private Caller(String url, Map<String, String> headers) {
    this.url = url;
    this.headers = Map.copyOf(headers);
  }

  /** Someone who is not signed in. */
  public static Caller anonymous(String url) {
    return new Caller(url, Map.of());
  }

  /** The same someone, at another server. */
  public Caller at(String otherUrl) {
    return new Caller(otherUrl, headers);
  }

  /** The same with a token. */
  public Caller with(String token) {
    return withHeader("X-Auth-Token", token);
  }

  /** The same with one more header. */
  public Caller withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Caller(url, more);
  }

  /** The token with which scripts are who this is. */
  public String token() {
    return get("/auth/token").expect(200).json().get("token").asString();
  }

  /** Reads. */
  public Answer get(String path) {
    return send("GET", path, null);
  }

  /** Creates or does something. */
  public Answer post(String path, @Nullable Object body) {
    return send("POST", path, body);
  }

  /** Replaces. */
  public Answer put(String path, @Nullable Object body) {
    return send("PUT", path, body);
  }

  /** Changes. */
  public Answer patch(String path, @Nullable Object body) {
    return send("PATCH", path, body);
  }

  /** Deletes. */
  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /** Sends files and fields as a form. */
  public Answer upload(String path, Form form) {
    return withHeader("Content-Type", form.contentType()).send("POST", path, form.body());
  }

  /** Replaces by a file. */
  public Answer put(String path, String contentType, byte[] file) {
    return withHeader("Content-Type", contentType).send("PUT", path, file);
  }

  /** Sends anything; a body that is text or bytes goes as it is, another as JSON. */
  public Answer send(String method, String path, @Nullable Object body) {
    String whole = path.startsWith("//") ? path.substring(1) : "/api/v14" + path;
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + whole));
    headers.forEach(request::header);
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else if (body instanceof byte[] bytes) {
      request.method(method, BodyPublishers.ofByteArray(bytes));
    } else {
      String text = body instanceof String s ? s : WireJson.mapper().writeValueAsString(body);
      if (!headers.containsKey("Content-Type")) {
        request.header("Content-Type", "application/json");
      }
      request.method(method, BodyPublishers.ofString(text));
    }
    try {
      HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
      ApiDocument.of(url, HTTP).check(method, whole, body, answer);
      return answer;
    } catch (IOException failed) {
      throw new AssertionError(method + " " + path + " was not answered", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
