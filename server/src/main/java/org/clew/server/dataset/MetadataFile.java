package org.clew.server.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.clew.json.WireJson;
import org.clew.server.failure.Failure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads small JSON files that describe voxels. */
final class MetadataFile {
  private static final long LARGEST = 16 << 20;

  private MetadataFile() {}

  /** The JSON at a path relative to the dataset; empty if there is no such file. */
  static Optional<JsonNode> read(DatasetDirectory directory, String relative) {
    Optional<Path> file = directory.find(relative).filter(Files::isRegularFile);
    return file.map(path -> parse(path, relative));
  }

  private static JsonNode parse(Path path, String relative) {
    try {
      if (Files.size(path) > LARGEST) {
        throw Failure.badRequest("“%s” is larger than %d MB.".formatted(relative, LARGEST >> 20));
      }
      return WireJson.mapper().readTree(Files.readAllBytes(path));
    } catch (JacksonException broken) {
      throw Failure.badRequest(
          "“%s” is not valid JSON: it breaks at line %d, column %d."
              .formatted(
                  relative, broken.getLocation().getLineNr(), broken.getLocation().getColumnNr()));
    } catch (IOException unreadable) {
      throw Failure.badRequest("“%s” cannot be read.".formatted(relative));
    }
  }
}
