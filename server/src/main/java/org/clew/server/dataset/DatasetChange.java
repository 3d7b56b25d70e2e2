package org.clew.server.dataset;

import java.util.List;
import java.util.Map;
import org.clew.json.WireJson;
import org.clew.model.ObjectId;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What to change about a dataset: a key that is missing stays as it is, one that is null empties.
 *
 * @param wanted the keys as they came
 */
public record DatasetChange(ObjectNode wanted) {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};
  private static final List<String> METADATA_TYPES = List.of("string", "number", "string[]");

  DatasetDetails appliedTo(DatasetRow row) {
    checkFolder(row);
    DatasetDetails before = DatasetDetails.of(row);
    return new DatasetDetails(
        wanted.has("name") ? name() : before.name(),
        wanted.has("description") ? description() : before.description(),
        wanted.has("tags") ? list("tags", TEXTS, "“tags” must be a list of texts.") : before.tags(),
        wanted.has("isPublic") ? isPublic() : before.isPublic(),
        wanted.has("metadata") ? metadata() : before.metadata());
  }

  private String name() {
    JsonNode name = wanted.path("name");
    if (!name.isString()) {
      throw Failure.badRequest("“name” must be a text: a dataset cannot be without.");
    }
    return DatasetDetails.checkedName(name.stringValue());
  }

  private @Nullable String description() {
    JsonNode description = wanted.path("description");
    if (description.isNull()) {
      return null;
    }
    if (!description.isString()) {
      throw Failure.badRequest("“description” must be a text or null.");
    }
    return description.stringValue();
  }

  private boolean isPublic() {
    JsonNode isPublic = wanted.path("isPublic");
    if (!isPublic.isBoolean()) {
      throw Failure.badRequest("“isPublic” must be true or false.");
    }
    return isPublic.booleanValue();
  }

  private List<Map<String, Object>> metadata() {
    String shape =
        "“metadata” must be a list of objects with “key”, “type” (%s) and “value”."
            .formatted(String.join(", ", METADATA_TYPES));
    for (JsonNode entry : wanted.path("metadata")) {
      JsonNode value = entry.path("value");
      boolean fits =
          switch (entry.path("type").asString("")) {
            case "string" -> value.isString();
            case "number" -> value.isNumber();
            case "string[]" -> value.isArray() && value.valueStream().allMatch(JsonNode::isString);
            default -> false;
          };
      if (!fits || entry.path("key").asString("").isBlank()) {
        throw Failure.badRequest(shape);
      }
    }
    return list("metadata", OBJECTS, shape);
  }

  /** There is one folder, which clients send back as they got it. */
  private void checkFolder(DatasetRow row) {
    JsonNode folder = wanted.path("folderId");
    if (folder.isMissingNode() || folder.asString("").equals(row.folder().value())) {
      return;
    }
    if (!folder.isString() || !folder.stringValue().matches("[0-9a-f]{24}")) {
      throw Failure.badRequest("“folderId” must be the id of a folder.");
    }
    throw Failure.notFound("Folder", new ObjectId(folder.stringValue()));
  }

  private <T> List<T> list(String key, TypeReference<List<T>> type, String shape) {
    JsonNode list = wanted.path(key);
    if (list.isNull()) {
      return List.of();
    }
    if (list.valueStream().anyMatch(JsonNode::isNull)) {
      throw Failure.badRequest(shape);
    }
    try {
      return WireJson.mapper().treeToValue(list, type);
    } catch (JacksonException misshapen) {
      throw Failure.badRequest(shape);
    }
  }
}
