package org.clew.server.annotation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clew.annotation.archive.ArchiveNames;
import org.clew.json.WireJson;
import org.clew.server.content.VolumeLayer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The layers that are served below an annotation: its own ones, and those of its dataset that none
 * of them stands for. Each own layer has a folder, which no file of the dataset’s layers is in.
 */
final class ServedLayers {
  private final ObjectNode document;
  private final Map<String, VolumeLayer> byFolder = new LinkedHashMap<>();

  /** With the document of the dataset. */
  ServedLayers(String datasetDocument, List<VolumeLayer> own) {
    document = (ObjectNode) WireJson.mapper().readTree(datasetDocument);
    Set<String> names = own.stream().map(VolumeLayer::name).collect(Collectors.toSet());
    layers().removeIf(layer -> names.contains(layer.path("name").asString("")));
    ArchiveNames folders = new ArchiveNames();
    // Where chunks of an array lie that is the directory itself.
    folders.unique("c");
    for (JsonNode layer : layers()) {
      for (JsonNode mag : layer.path("mags")) {
        folders.unique(firstFolder(mag.path("path").asString("").replaceFirst("^\\./", "")));
      }
    }
    for (VolumeLayer layer : own) {
      byFolder.put(folders.unique(layer.name()), layer);
    }
  }

  private static String firstFolder(String path) {
    return path.replaceFirst("/.*", "");
  }

  private ArrayNode layers() {
    return (ArrayNode) document.required("dataLayers");
  }

  /** The layer that a file is of, if it is one of the annotation. */
  Optional<VolumeLayer> ownOf(String file) {
    return file.indexOf('/') < 0
        ? Optional.empty()
        : Optional.ofNullable(byFolder.get(firstFolder(file)));
  }

  /** Describes a layer of the annotation. */
  interface Description {
    /**
     * As clients read it.
     *
     * @param folder where its files are
     */
    ObjectNode of(VolumeLayer layer, String folder);
  }

  /** The document of all of them. */
  byte[] document(Description description) {
    byFolder.forEach((folder, layer) -> layers().add(description.of(layer, folder)));
    return WireJson.mapper().writeValueAsBytes(document);
  }
}
