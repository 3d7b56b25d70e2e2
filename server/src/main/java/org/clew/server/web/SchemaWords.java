package org.clew.server.web;

import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A JSON schema in a few words.
 *
 * @param before what stands before the name
 * @param name of a schema that has one, or empty
 * @param after what stands after the name
 */
public record SchemaWords(String before, String name, String after) {
  static SchemaWords of(JsonNode schema) {
    if (schema.has("$ref")) {
      return new SchemaWords("", schema.get("$ref").asString().replaceFirst(".*/", ""), "");
    }
    if (schema.has("anyOf")) {
      SchemaWords one = of(schema.at("/anyOf/0"));
      return new SchemaWords(one.before, one.name, one.after + " or null");
    }
    JsonNode type = schema.path("type");
    boolean mayBeNull = type.isArray();
    String word = mayBeNull ? type.get(0).asString() : type.asString("anything");
    SchemaWords words =
        switch (word) {
          case "array" -> of(schema.path("items")).preceded("list of ");
          case "object" ->
              schema.has("additionalProperties")
                  ? of(schema.path("additionalProperties")).preceded("object of ")
                  : new SchemaWords(word, "", "");
          default -> new SchemaWords(word, "", "");
        };
    return mayBeNull ? new SchemaWords(words.before, words.name, words.after + " or null") : words;
  }

  static SchemaWords ofContent(JsonNode body) {
    Iterator<Map.Entry<String, JsonNode>> types = body.path("content").properties().iterator();
    if (!types.hasNext()) {
      return new SchemaWords("nothing", "", "");
    }
    Map.Entry<String, JsonNode> first = types.next();
    String type = first.getKey();
    return type.equals("application/json") && !types.hasNext()
        ? of(first.getValue().path("schema"))
        : new SchemaWords(String.join(", ", body.path("content").propertyNames()), "", "");
  }

  private SchemaWords preceded(String text) {
    return new SchemaWords(text + before, name, after);
  }
}
