package org.clew.server.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.server.failure.Failure;
import tools.jackson.databind.JsonNode;

/** Finds volumes of Neuroglancer: an {@code info} file with scales, sizes in nanometers. */
final class Precomputed {
  private static final String INFO = "info";
  private static final Map<String, Integer> AXES = Map.of("x", 0, "y", 1, "z", 2, "c", 3);

  private final Place place;

  Precomputed(Place place) {
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

  /** Meshes and skeletons have an info without scales. */
  private Optional<Multiscale> image(String path, String name) {
    return MetadataFile.read(place, MagDirectories.join(path, INFO))
        .filter(info -> info.path("scales").isArray() && !info.path("scales").isEmpty())
        .map(info -> image(path, name, info));
  }

  private static Multiscale image(String path, String name, JsonNode info) {
    String file = MagDirectories.join(path, INFO);
    String type = info.path("data_type").asString("");
    String elementClass =
        ElementClass.ofZarr3(type)
            .orElseThrow(() ->
                Failure.badRequest(
                    "“%s”: voxels of the type “%s” cannot be shown.".formatted(file, type)));
    long channels = info.path("num_channels").asLong(1);
    List<Multiscale.Level> levels = new ArrayList<>();
    for (JsonNode scale : info.path("scales")) {
      levels.add(level(path, scale, elementClass, channels, file));
    }
    return new Multiscale(
        name,
        info.path("type").asString("").equals("segmentation"),
        "neuroglancerPrecomputed",
        AXES,
        true,
        levels);
  }

  private static Multiscale.Level level(
      String path, JsonNode scale, String elementClass, long channels, String file) {
    String key = scale.path("key").asString("");
    List<Double> resolution = Numbers.three(scale.path("resolution"));
    List<Double> offset = Numbers.three(scale.path("voxel_offset"));
    if (key.isEmpty() || resolution.isEmpty() || resolution.stream().anyMatch(nm -> !(nm > 0))) {
      throw Failure.badRequest(
          "“%s”: each of “scales” needs a “key” and a “resolution” of three lengths above 0."
              .formatted(file));
    }
    List<Long> shape = new ArrayList<>(ZarrArray.shape(scale.path("size"), file));
    if (shape.size() != 3) {
      throw Failure.badRequest("“%s”: a “size” must be three numbers.".formatted(file));
    }
    shape.add(Math.clamp(channels, 1L, (long) Integer.MAX_VALUE));
    return new Multiscale.Level(
        MagDirectories.join(path, key),
        new Vec3Double(resolution.get(0), resolution.get(1), resolution.get(2)),
        new VoxelArray(shape, elementClass),
        offset.isEmpty()
            ? Vec3Int.ZERO
            : new Vec3Int(
                offset.get(0).intValue(), offset.get(1).intValue(), offset.get(2).intValue()));
  }
}
