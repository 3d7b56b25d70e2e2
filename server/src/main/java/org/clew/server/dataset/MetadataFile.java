package org.clew.server.dataset;

import java.util.Optional;
import org.clew.json.WireJson;
import org.clew.server.failure.Failure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads small JSON files that describe voxels. */
final class MetadataFile {
  private MetadataFile() {}

  /** The JSON at a path relative to the dataset; empty if there is no such file. */
  static Optional<JsonNode> read(Place place, String relative) {
    return place.content(relative).map(content -> parse(content, relative));
  }

  private static JsonNode parse(byte[] content, String relative) {
    try {
      return WireJson.mapper().readTree(content);
    } catch (JacksonException broken) {
      throw Failure.badRequest(
          "“%s” is not valid JSON: it breaks at line %d, column %d."
              .formatted(
                  relative, broken.getLocation().getLineNr(), broken.getLocation().getColumnNr()));
    }
  }
}
