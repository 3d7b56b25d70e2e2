package org.clew.server.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small datasets. */
final class Directories {
  private final Path root;

  Directories(Path root) {
    this.root = root;
  }

  Path file(String path, String content) {
    try {
      Path file = root.resolve(path).normalize();
      if (!file.startsWith(root)) {
        throw new IllegalArgumentException(path);
      }
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** An OME-Zarr 0.4 image with the axes c, z, y, x and levels of halved x and y. */
  void image4(String path, String type, String shape, String... scales) {
    StringBuilder datasets = new StringBuilder();
    for (int level = 0; level < scales.length; level++) {
      datasets.append(level == 0 ? "" : ",").append(level(level, scales[level]));
      file(
          path + "/" + level + "/.zarray",
          "{\"zarr_format\":2,\"dtype\":\"%s\",\"shape\":%s}".formatted(type, shape));
    }
    file(path + "/.zattrs", "{\"multiscales\":[%s]}".formatted(multiscale(datasets.toString())));
  }

  /** The same as 0.5. */
  void image5(String path, String type, String shape, String... scales) {
    StringBuilder datasets = new StringBuilder();
    for (int level = 0; level < scales.length; level++) {
      datasets.append(level == 0 ? "" : ",").append(level(level, scales[level]));
      file(
          path + "/" + level + "/zarr.json",
          "{\"node_type\":\"array\",\"data_type\":\"%s\",\"shape\":%s}".formatted(type, shape));
    }
    file(
        path + "/zarr.json",
        "{\"node_type\":\"group\",\"attributes\":{\"ome\":{\"version\":\"0.5\",\"multiscales\":[%s]}}}"
            .formatted(multiscale(datasets.toString())));
  }

  private static String level(int level, String scale) {
    return """
    {"path":"%d","coordinateTransformations":[{"type":"scale","scale":%s}]}\
    """
        .formatted(level, scale);
  }

  private static String multiscale(String datasets) {
    return """
    {"axes":[{"name":"c","type":"channel"},
             {"name":"z","type":"space","unit":"micrometer"},
             {"name":"y","type":"space","unit":"micrometer"},
             {"name":"x","type":"space","unit":"micrometer"}],
     "datasets":[%s]}\
    """
        .formatted(datasets);
  }
}
