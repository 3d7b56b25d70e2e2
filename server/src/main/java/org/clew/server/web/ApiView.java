package org.clew.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the page about the API shows; all of it is in the OpenAPI document too.
 *
 * @param title and version
 * @param text about the whole
 * @param sections by what their routes are about
 * @param schemas by name
 */
public record ApiView(String title, String text, List<Section> sections, List<Schema> schemas) {
  /** Routes about one thing. */
  public record Section(String name, String text, List<Route> routes) {}

  /** A route; parameters, what comes and what goes in words. */
  public record Route(
      String method,
      String path,
      String summary,
      String who,
      List<Property> parameters,
      SchemaWords request,
      SchemaWords answer,
      String statuses) {}

  /** A parameter or a part of a record. */
  public record Property(String name, SchemaWords type, boolean isNeeded, String text) {}

  /** A record, or one of some values. */
  public record Schema(String name, String text, List<Property> properties, String values) {}

  static ApiView of(JsonNode document) {
    List<Section> sections = new ArrayList<>();
    for (JsonNode tag : document.path("tags")) {
      String name = tag.path("name").asString();
      sections.add(new Section(name, tag.path("description").asString(), routes(document, name)));
    }
    List<Schema> schemas = new ArrayList<>();
    for (Map.Entry<String, JsonNode> schema : document.at("/components/schemas").properties()) {
      schemas.add(schema(schema.getKey(), schema.getValue()));
    }
    JsonNode info = document.path("info");
    return new ApiView(
        info.path("title").asString() + " " + info.path("version").asString(),
        info.path("description").asString(),
        sections,
        schemas);
  }

  private static List<Route> routes(JsonNode document, String section) {
    List<Route> routes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (method.getValue().at("/tags/0").asString().equals(section)) {
          routes.add(route(method.getKey(), path.getKey(), method.getValue()));
        }
      }
    }
    return routes;
  }

  private static Route route(String method, String path, JsonNode operation) {
    List<Property> parameters = new ArrayList<>();
    for (JsonNode parameter : operation.path("parameters")) {
      String in = parameter.path("in").asString();
      if (!in.equals("path")) {
        parameters.add(
            new Property(
                in + " " + parameter.path("name").asString(),
                SchemaWords.of(parameter.path("schema")),
                parameter.path("required").asBoolean(false),
                parameter.path("description").asString("")));
      }
    }
    return new Route(
        method.toUpperCase(Locale.ROOT),
        path,
        operation.path("summary").asString(),
        operation.path("description").asString(),
        parameters,
        SchemaWords.ofContent(operation.path("requestBody")),
        SchemaWords.ofContent(operation.at("/responses/200")),
        String.join(" ", operation.path("responses").propertyNames()));
  }

  private static Schema schema(String name, JsonNode schema) {
    List<String> needed = new ArrayList<>();
    schema.path("required").forEach(key -> needed.add(key.asString()));
    List<Property> properties = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      properties.add(
          new Property(
              property.getKey(),
              SchemaWords.of(property.getValue()),
              needed.contains(property.getKey()),
              property.getValue().path("description").asString("")));
    }
    List<String> values = new ArrayList<>();
    schema.path("enum").forEach(value -> values.add(value.asString()));
    return new Schema(
        name, schema.path("description").asString(""), properties, String.join(", ", values));
  }
}
