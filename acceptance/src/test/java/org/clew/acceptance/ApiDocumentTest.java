package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.clew.testkit.Answer;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document says what the server does: all of it, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDocumentTest {
  private TestServer server;
  private JsonNode document;

  @BeforeAll
  void start() {
    server = TestServer.start();
    document = server.anonymous().get("//api/openapi.json").expect(200).json();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void everyRouteIsDescribed() {
    Set<String> missing = new TreeSet<>(registered());
    missing.removeAll(described());

    assertThat(missing)
        .as(
            "Routes that are not described. Add a line for each to “describe” of its Routes, such as"
                + " api.section(\"…\", \"…\").get(\"/path\", \"What it gives\").gives(Wire….class)")
        .isEmpty();
  }

  @Test
  void nothingElseIsDescribed() {
    Set<String> tooMany = new TreeSet<>(described());
    tooMany.removeAll(registered());

    assertThat(tooMany).as("Described, but no route; is the path misspelt?").isEmpty();
  }

  @Test
  void whatIsNamedIsThere() {
    List<String> missing = new ArrayList<>();
    for (String reference : document.findValuesAsString("$ref")) {
      if (document.at(reference.substring(1)).isMissingNode()) {
        missing.add(reference);
      }
    }

    assertThat(missing).isEmpty();
    assertThat(document.findValuesAsString("$ref")).hasSizeGreaterThan(100);
  }

  @Test
  void theCommentsOfRecordsArePublished() {
    JsonNode task = document.at("/components/schemas/Task");

    assertThat(task.path("description").asString()).isEqualTo("A task.");
    assertThat(task.at("/properties/tracingTime/description").asString())
        .isEqualTo("time spent on all its instances, ms; null until first logged");
    assertThat(task.at("/properties/tracingTime/type").toString())
        .isEqualTo("[\"integer\",\"null\"]");
    assertThat(task.at("/properties/script/anyOf").size()).isEqualTo(2);
    assertThat(task.path("required").toString()).contains("\"script\"");
  }

  @Test
  void whatMayBeLeftOutIsNotRequired() {
    assertThat(document.at("/components/schemas/TaskTypeSettings/required").toString())
        .contains("\"allowedModes\"")
        .doesNotContain("\"preferredMode\"");
    assertThat(document.at("/components/schemas/TaskParameters/required").toString())
        .contains("\"datasetId\"", "\"pendingInstances\"")
        .doesNotContain("\"scriptId\"");
  }

  @Test
  void thePageShowsEveryRouteAndSchema() {
    Answer page = server.anonymous().get("//api/docs").expect(200);

    assertThat(page.header("Content-Type")).startsWith("text/html");
    for (String path : document.path("paths").propertyNames()) {
      assertThat(page.body()).contains(path);
    }
    for (String schema : document.at("/components/schemas").propertyNames()) {
      assertThat(page.body()).contains("<h3 id=\"" + schema + "\">");
    }
    assertThat(page.body()).doesNotContain("http://", "https://", "<script>");
  }

  private Set<String> registered() {
    Set<String> registered = new TreeSet<>();
    server.routes().forEach(route -> registered.add(route.replace('<', '{').replace('>', '}')));
    return registered;
  }

  private Set<String> described() {
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (String method : path.getValue().propertyNames()) {
        described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
      }
    }
    return described;
  }
}
