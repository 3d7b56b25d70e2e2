package org.clew.testkit;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.clew.json.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Schemas that name others among the same components; each is compiled once. */
final class SchemaSet {
  private final ObjectNode whole = WireJson.mapper().createObjectNode();
  private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build()));

  private SchemaSet(JsonNode components) {
    whole.set("$defs", local(components.path("schemas")));
  }

  /** As they are written. */
  static SchemaSet open(JsonNode components) {
    return new SchemaSet(components);
  }

  /** The same, but no object may have a key that its schema does not name. */
  static SchemaSet closed(JsonNode components) {
    JsonNode strict = components.deepCopy();
    for (JsonNode schema : strict.path("schemas")) {
      if (schema instanceof ObjectNode object && object.has("properties")) {
        object.put("additionalProperties", false);
      }
    }
    return new SchemaSet(strict);
  }

  /** What is wrong with a body; empty if nothing is. */
  List<Error> wrongIn(JsonNode body, JsonNode schema) {
    return compiled.computeIfAbsent(schema, this::compile).validate(body);
  }

  /** With references as JSON Schema has them outside of OpenAPI. */
  private static JsonNode local(JsonNode schema) {
    return WireJson.mapper()
        .readTree(schema.toString().replace("\"#/components/schemas/", "\"#/$defs/"));
  }

  private Schema compile(JsonNode schema) {
    ObjectNode document = whole.deepCopy();
    document.setAll((ObjectNode) local(schema));
    SchemaLocation address =
        SchemaLocation.of("https://clew.test/" + count.incrementAndGet() + ".json");
    return registry.getSchema(address, document);
  }
}
