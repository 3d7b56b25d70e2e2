package org.clew.server.dataset;

import java.util.List;
import org.clew.server.failure.Failure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds out what a directory of voxels holds. */
public final class DataSources {
  /** The document that describes layers, at the top of what clients stream. */
  public static final String DOCUMENT = "datasource-properties.json";

  private DataSources() {}

  /** The {@code datasource-properties.json} document of a directory: read, or made. */
  static ObjectNode read(DatasetDirectory directory, String organization) {
    ObjectNode document =
        MetadataFile.read(directory, DOCUMENT)
            .map(found -> checked(directory, found))
            .orElseGet(() -> made(directory));
    return owned(directory, organization, document);
  }

  /** The same for a directory whose content is told, not read. */
  static ObjectNode described(
      DatasetDirectory directory, String organization, ObjectNode description) {
    ObjectNode document = new PropertiesDocument(directory).checked(description.deepCopy());
    return owned(directory, organization, document);
  }

  private static ObjectNode owned(
      DatasetDirectory directory, String organization, ObjectNode document) {
    document.putObject("id").put("name", directory.name()).put("team", organization);
    return document;
  }

  private static ObjectNode checked(DatasetDirectory directory, JsonNode found) {
    if (!(found instanceof ObjectNode document)) {
      throw Failure.badRequest("“%s” is not a JSON object.".formatted(DOCUMENT));
    }
    return new PropertiesDocument(directory).checked(document);
  }

  private static ObjectNode made(DatasetDirectory directory) {
    List<Multiscale> images = new OmeZarr(directory).images();
    if (images.isEmpty()) {
      throw Failure.badRequest(
          ("No dataset was recognised in “%s”. Looked for %s, and for OME-Zarr images (.zattrs or"
                  + " zarr.json with “multiscales”) in the directory itself and in those right"
                  + " below it.")
              .formatted(directory.name(), DOCUMENT));
    }
    return LayerDocument.of(images);
  }
}
