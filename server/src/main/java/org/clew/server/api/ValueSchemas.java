package org.clew.server.api;

import java.util.Map;
import org.clew.json.WireJson;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON schemas of what is no record on the wire. */
final class ValueSchemas {
  private ValueSchemas() {}

  /** Of numbers, texts and the like; null for others. */
  static @Nullable ObjectNode of(Class<?> type) {
    if (type == String.class) {
      return typed("string");
    }
    if (type == boolean.class || type == Boolean.class) {
      return typed("boolean");
    }
    if (type == int.class || type == Integer.class) {
      return typed("integer").put("format", "int32");
    }
    if (type == long.class || type == Long.class) {
      return typed("integer").put("format", "int64");
    }
    if (type == double.class || type == Double.class) {
      return typed("number");
    }
    if (Map.class.isAssignableFrom(type)) {
      return typed("object");
    }
    return type == Object.class || JsonNode.class.isAssignableFrom(type) ? Schemas.object() : null;
  }

  static boolean isNamed(Class<?> type) {
    return type == ObjectId.class
        || type == Vec3Int.class
        || type == Vec3Double.class
        || type == BoundingBox.class;
  }

  /** Of ids, vectors, boxes and enums. */
  static ObjectNode named(Class<?> type) {
    if (type == ObjectId.class) {
      return typed("string")
          .put("pattern", "^[0-9a-f]{24}$")
          .put("description", "24 hexadecimal digits, of which 8 are the second of creation.");
    }
    if (type == Vec3Int.class) {
      return vector("integer", "x, y, z in voxels.");
    }
    if (type == Vec3Double.class) {
      return vector("number", "x, y, z.");
    }
    return type == BoundingBox.class ? box() : values(type);
  }

  private static ObjectNode vector(String component, String text) {
    return Schemas.listOf(typed(component))
        .put("minItems", 3)
        .put("maxItems", 3)
        .put("description", text);
  }

  private static ObjectNode box() {
    ObjectNode box = typed("object").put("description", "A box in voxels.");
    ObjectNode properties = box.putObject("properties");
    properties.set("topLeft", vector("integer", "The corner with the least x, y, z."));
    box.withArray("required").add("topLeft");
    for (String side : new String[] {"width", "height", "depth"}) {
      properties.set(side, typed("integer").put("minimum", 0));
      box.withArray("required").add(side);
    }
    return box;
  }

  private static ObjectNode values(Class<?> type) {
    ObjectNode values = typed("string");
    String text = RecordDocs.of(type).text();
    if (!text.isEmpty()) {
      values.put("description", text);
    }
    for (Object constant : type.getEnumConstants()) {
      values.withArray("enum").add(WireJson.mapper().valueToTree(constant).asString());
    }
    return values;
  }

  static ObjectNode typed(String type) {
    return Schemas.object().put("type", type);
  }
}
