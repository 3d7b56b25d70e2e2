package org.clew.server.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.LengthUnit;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.server.failure.Failure;
import tools.jackson.databind.JsonNode;

/** Reads the first multiscale of an image: axes, resolutions, voxel sizes. */
final class MultiscaleReader {
  private final Place place;
  private final OmeZarr.Group group;
  private final JsonNode multiscale;
  private final Map<String, Integer> axes = new LinkedHashMap<>();
  private final Map<String, String> units = new LinkedHashMap<>();

  MultiscaleReader(Place place, OmeZarr.Group group) {
    this.place = place;
    this.group = group;
    this.multiscale = group.attributes().path("multiscales").path(0);
  }

  Multiscale read(String name, boolean isLabel) {
    readAxes();
    List<Multiscale.Level> levels = new ArrayList<>();
    for (JsonNode dataset : multiscale.path("datasets")) {
      levels.add(level(dataset));
    }
    if (levels.isEmpty()) {
      throw wrong("“datasets” must be a list of at least one array.");
    }
    String elementClass = levels.getFirst().array().elementClass();
    boolean isSegmentation =
        isLabel || group.attributes().has("image-label") || ElementClass.isOfSegments(elementClass);
    return new Multiscale(name, isSegmentation, group.format().dataFormat(), axes, true, levels);
  }

  private void readAxes() {
    for (JsonNode axis : multiscale.path("axes")) {
      String name = axis.path("name").asString("");
      units.put(name, axis.path("unit").asString("nanometer"));
      axes.put(name, axes.size());
    }
    if (!axes.containsKey("x") || !axes.containsKey("y")) {
      throw wrong("“axes” must name at least x and y.");
    }
  }

  private Multiscale.Level level(JsonNode dataset) {
    String path = dataset.path("path").asString("");
    String joined = group.path().isEmpty() ? path : group.path() + "/" + path;
    if (path.isEmpty()) {
      throw wrong("Each of “datasets” needs a “path”.");
    }
    VoxelArray array = ZarrArray.read(place, joined, group.format());
    if (array.shape().size() != axes.size()) {
      throw wrong(
          "“%s” has %d axes, but %d are named.".formatted(path, array.shape().size(), axes.size()));
    }
    Vec3Double size =
        new Vec3Double(voxelSize(dataset, "x"), voxelSize(dataset, "y"), voxelSize(dataset, "z"));
    return new Multiscale.Level(joined, size, array, Vec3Int.ZERO);
  }

  private double voxelSize(JsonNode dataset, String axis) {
    Integer position = axes.get(axis);
    if (position == null) {
      return 1;
    }
    double scale = scale(dataset, position, Double.NaN) * scale(multiscale, position, 1);
    if (!(scale > 0) || Double.isInfinite(scale)) {
      throw wrong(
          "“%s” has no scale along the axis %s."
              .formatted(dataset.path("path").asString(""), axis));
    }
    String unit = units.getOrDefault(axis, "nanometer");
    return LengthUnit.ofWireName(unit)
        .map(known -> known.toNanometres(scale))
        .orElseThrow(
            () -> wrong("The unit “%s” of the axis %s is not known.".formatted(unit, axis)));
  }

  private static double scale(JsonNode owner, int position, double otherwise) {
    for (JsonNode transformation : owner.path("coordinateTransformations")) {
      if (transformation.path("type").asString("").equals("scale")) {
        return transformation.path("scale").path(position).asDouble(Double.NaN);
      }
    }
    return otherwise;
  }

  private Failure wrong(String reason) {
    String file = group.format().groupFile();
    return Failure.badRequest(
        "“%s”: %s".formatted(group.path().isEmpty() ? file : group.path() + "/" + file, reason));
  }
}
