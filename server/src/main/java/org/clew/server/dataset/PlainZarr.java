package org.clew.server.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.server.failure.Failure;
import tools.jackson.databind.JsonNode;

/** Finds Zarr arrays that no OME metadata describe: single ones, or one for each mag. */
final class PlainZarr {
  /** The slowest axis first, as Zarr stores it by itself. */
  private static final List<String> USUAL = List.of("t", "c", "z", "y", "x");

  private final Place place;

  PlainZarr(Place place) {
    this.place = place;
  }

  List<Multiscale> images() {
    Optional<Multiscale> whole = image("", OmeZarr.layerName(place.name()));
    if (whole.isPresent()) {
      return List.of(whole.get());
    }
    return place.directories("").stream()
        .flatMap(name -> image(name, OmeZarr.layerName(name)).stream())
        .toList();
  }

  private Optional<Multiscale> image(String path, String name) {
    Map<String, Vec3Int> mags = new LinkedHashMap<>();
    if (format(path).isPresent()) {
      mags.put(path, new Vec3Int(1, 1, 1));
    } else {
      mags.putAll(MagDirectories.in(place, path));
      mags.keySet().removeIf(mag -> format(mag).isEmpty());
    }
    return mags.isEmpty() ? Optional.empty() : Optional.of(image(name, mags));
  }

  private Multiscale image(String name, Map<String, Vec3Int> mags) {
    List<Multiscale.Level> levels = new ArrayList<>();
    mags.forEach((path, mag) -> {
      VoxelArray array = ZarrArray.read(place, path, format(path).orElseThrow());
      levels.add(new Multiscale.Level(path, mag.toVec3Double(), array, Vec3Int.ZERO));
    });
    levels.sort(Comparator.comparing(Multiscale.Level::voxelSize, PlainZarr::compare));
    Multiscale.Level finest = levels.getFirst();
    for (Multiscale.Level level : levels) {
      if (level.array().shape().size() != finest.array().shape().size()) {
        throw Failure.badRequest(
            "“%s” and “%s” have different numbers of axes.".formatted(finest.path(), level.path()));
      }
    }
    ZarrFormat format = format(finest.path()).orElseThrow();
    return new Multiscale(
        name,
        ElementClass.isOfSegments(finest.array().elementClass()),
        format.dataFormat(),
        axes(finest, format),
        false,
        levels);
  }

  private static int compare(Vec3Double one, Vec3Double other) {
    return Double.compare(one.x() * one.y() * one.z(), other.x() * other.y() * other.z());
  }

  private Optional<ZarrFormat> format(String path) {
    boolean isZarr3 =
        MetadataFile.read(place, MagDirectories.join(path, ZarrFormat.ZARR_3.arrayFile()))
            .filter(metadata -> metadata.path("node_type").asString("").equals("array"))
            .isPresent();
    if (isZarr3) {
      return Optional.of(ZarrFormat.ZARR_3);
    }
    return MetadataFile.read(place, MagDirectories.join(path, ZarrFormat.ZARR_2.arrayFile()))
        .map(metadata -> ZarrFormat.ZARR_2);
  }

  /** As its metadata name them, or in the usual order. */
  private Map<String, Integer> axes(Multiscale.Level level, ZarrFormat format) {
    int count = level.array().shape().size();
    JsonNode named =
        switch (format) {
          case ZARR_3 -> attribute(level.path(), "zarr.json", "dimension_names");
          case ZARR_2 -> attribute(level.path(), ".zattrs", "_ARRAY_DIMENSIONS");
        };
    Map<String, Integer> axes = new LinkedHashMap<>();
    for (JsonNode name : named) {
      axes.putIfAbsent(name.asString("").toLowerCase(Locale.ROOT), axes.size());
    }
    if (axes.size() == count && axes.containsKey("x") && axes.containsKey("y")) {
      return axes;
    }
    if (count < 2 || count > USUAL.size()) {
      throw Failure.badRequest(
          "“%s” has %d axes, of which nothing tells x and y.".formatted(level.path(), count));
    }
    axes.clear();
    for (String name : USUAL.subList(USUAL.size() - count, USUAL.size())) {
      axes.put(name, axes.size());
    }
    return axes;
  }

  private JsonNode attribute(String path, String file, String key) {
    return MetadataFile.read(place, MagDirectories.join(path, file))
        .map(metadata -> metadata.path(key))
        .orElse(tools.jackson.databind.node.MissingNode.getInstance());
  }
}
