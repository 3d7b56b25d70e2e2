package org.clew.server.web.work;

import java.util.List;
import java.util.Optional;
import org.clew.json.WireJson;
import org.clew.model.ObjectId;
import org.clew.server.http.PercentEncoding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where layers are, as the viewer (2.41) names it: the address of a directory, and behind a bar how
 * it is read. A token stands in the path, as the viewer appends the names of files to a query.
 */
final class LayerSources {
  private static final String PRECOMPUTED = "neuroglancer-precomputed";

  private final String directory;
  private final Groups groups;

  /** Whether a directory of the dataset is an image of several mags, and not one of many files. */
  @FunctionalInterface
  interface Groups {
    /** Looks at what lies in it. */
    boolean isImage(String path);
  }

  /**
   * Of a dataset.
   *
   * @param url of this server
   * @param token that opens its voxels; empty if they are open to everyone
   */
  LayerSources(String url, ObjectId dataset, String token, Groups groups) {
    String opened = token.isEmpty() ? "" : "/token/" + token;
    this.directory = url + "/data" + opened + "/zarr/" + dataset + "/";
    this.groups = groups;
  }

  /** Empty for formats that the viewer cannot read. */
  Optional<JsonNode> source(JsonNode layer, ObjectNode dimensions) {
    String scheme =
        switch (layer.path("dataFormat").asString("")) {
          case "zarr" -> "zarr2";
          case "zarr3" -> "zarr3";
          case "n5" -> "n5";
          case "neuroglancerPrecomputed" -> PRECOMPUTED;
          default -> "";
        };
    JsonNode finest = layer.path("mags").path(0);
    String path = finest.path("path").asString("");
    if (scheme.isEmpty() || path.isEmpty()) {
      return Optional.empty();
    }
    String parent = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    ObjectNode source = WireJson.mapper().createObjectNode();
    if (scheme.equals(PRECOMPUTED) || groups.isImage(parent)) {
      source.put("url", address(parent) + "|" + scheme + ":");
      return Optional.of(source);
    }
    source.put("url", address(path) + "|" + scheme + ":");
    source.set("transform", transform(finest, dimensions));
    return Optional.of(source);
  }

  /** A bare array does not say how large its voxels are, nor which axis is which. */
  private static ObjectNode transform(JsonNode mag, ObjectNode dimensions) {
    ObjectNode output = WireJson.mapper().createObjectNode();
    JsonNode order = mag.path("axisOrder");
    int rank = order.size();
    for (int position = 0; position < rank; position++) {
      for (String axis : List.of("c", "x", "y", "z")) {
        if (order.path(axis).asInt(-1) == position) {
          if (axis.equals("c")) {
            output.putArray("c^").add(1).add("");
          } else {
            output.set(axis, dimensions.get(axis));
          }
        }
      }
    }
    ObjectNode transform = WireJson.mapper().createObjectNode();
    transform.set("outputDimensions", output);
    return transform;
  }

  /** Ends with a slash. */
  private String address(String path) {
    if (path.matches("[a-zA-Z][a-zA-Z0-9+.-]*://.*")) {
      return path.endsWith("/") ? path : path + "/";
    }
    String plain = path.replaceFirst("^(\\./)+|^\\.$", "");
    String encoded =
        String.join("/", List.of(plain.split("/", -1)).stream().map(PercentEncoding::of).toList());
    return directory + encoded + (encoded.isEmpty() ? "" : "/");
  }
}
