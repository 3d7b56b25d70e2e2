package org.clew.testkit;

import com.networknt.schema.Error;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.json.WireJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The OpenAPI document, to hold against it what servers answer. All servers that are tested are of
 * one build, so the first one is asked for it.
 */
final class ApiDocument {
  private static final String JSON = "application/json";
  private static @Nullable ApiDocument known;

  private final List<DescribedRoute> routes = new ArrayList<>();
  private final JsonNode failure =
      WireJson.mapper().readTree("{\"$ref\": \"#/components/schemas/Outcome\"}");
  private final SchemaSet answers;
  private final SchemaSet requests;

  private ApiDocument(JsonNode document) {
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        String name = method.getKey().toUpperCase(Locale.ROOT);
        routes.add(new DescribedRoute(name, path.getKey(), method.getValue()));
      }
    }
    routes.sort(Comparator.comparingInt(DescribedRoute::parameters));
    answers = SchemaSet.closed(document.path("components"));
    requests = SchemaSet.open(document.path("components"));
  }

  static synchronized ApiDocument of(String url, HttpClient http) {
    if (known == null) {
      known = read(url, http);
    }
    return known;
  }

  private static ApiDocument read(String url, HttpClient http) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/openapi.json")).build();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new AssertionError(
            "The server cannot describe itself; its log says why: "
                + new String(response.body(), StandardCharsets.UTF_8));
      }
      return new ApiDocument(WireJson.mapper().readTree(response.body()));
    } catch (IOException failed) {
      throw new AssertionError("The server gave no OpenAPI document", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Fails if an answer of the API is not as it is described; pages are not described. */
  void check(String method, String address, @Nullable Object sent, Answer answer) {
    String path = DescribedRoute.newest(address);
    if (!path.matches("/(api|data)/.*") || address.equals("/api/docs")) {
      return;
    }
    routes.stream()
        .filter(route -> route.matches(method, path))
        .findFirst()
        .ifPresentOrElse(
            route -> checkKnown(route, sent, answer), () -> checkUnknown(method, address, answer));
  }

  private void checkUnknown(String method, String address, Answer answer) {
    if (answer.status() < 400) {
      throw wrong(method + " " + address, answer, "no route is described that fits");
    }
    if (!method.equals("HEAD")) {
      checkJson(method + " " + address, answer, failure);
    }
  }

  private void checkKnown(DescribedRoute route, @Nullable Object sent, Answer answer) {
    JsonNode response = route.response(answer.status());
    if (response.isMissingNode()) {
      throw wrong(
          route.toString(),
          answer,
          "its description does not name the status; if it is meant, add “.also(%d)”"
              .formatted(answer.status()));
    }
    String type = answer.header("Content-Type").replaceFirst(";.*", "");
    JsonNode content = response.path("content");
    if (type.equals(JSON) && content.has(JSON)) {
      checkJson(route.toString(), answer, content.path(JSON).path("schema"));
    } else if (!content.has(type) && !(content.isMissingNode() && answer.bytes().length == 0)) {
      throw wrong(route.toString(), answer, "“%s” is not described: %s".formatted(type, content));
    }
    if (answer.status() == 200 && isRecord(sent)) {
      checkRequest(route, WireJson.mapper().valueToTree(sent));
    }
  }

  private void checkJson(String what, Answer answer, JsonNode schema) {
    if (answer.bytes().length == 0 || schema.isEmpty()) {
      // The answer to HEAD; a file that happens to be JSON, perhaps a part of one.
      return;
    }
    List<Error> errors = answers.wrongIn(answer.json(), schema);
    if (!errors.isEmpty()) {
      throw wrong(what, answer, list(errors));
    }
  }

  private void checkRequest(DescribedRoute route, JsonNode body) {
    JsonNode schema = route.request().path("content").path(JSON).path("schema");
    List<Error> errors = schema.isMissingNode() ? List.of() : requests.wrongIn(body, schema);
    if (!errors.isEmpty()) {
      throw new AssertionError(
          "%s took a request that does not fit its description: %s\n%s"
              .formatted(route, list(errors), body));
    }
  }

  private static boolean isRecord(@Nullable Object sent) {
    return sent != null && !(sent instanceof String) && !(sent instanceof byte[]);
  }

  private static String list(List<Error> errors) {
    return errors.stream()
        .map(error -> "at “%s”: %s".formatted(error.getInstanceLocation(), error.getMessage()))
        .collect(Collectors.joining("; "));
  }

  private static AssertionError wrong(String what, Answer answer, String reason) {
    String body = answer.body();
    return new AssertionError(
        "%s answered %d otherwise than described: %s\n%s"
            .formatted(
                what, answer.status(), reason, body.substring(0, Math.min(2000, body.length()))));
  }
}
