package org.clew.server.dataset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.clew.model.LengthUnit;
import org.clew.model.Vec3Double;
import tools.jackson.databind.JsonNode;

/**
 * Tells the voxel sizes of N5, which each tool writes down in its own way: {@code pixelResolution}
 * (N5 viewer), {@code resolution} (Paintera, BigDataViewer), {@code transform} (OpenOrganelle),
 * each with {@code downsamplingFactors} or {@code scales}.
 */
final class N5Sizes {
  private final List<JsonNode> attributes;
  private final Optional<Vec3Double> finest;

  /** With the attributes that may tell: those of the finest array, its group, what is above it. */
  N5Sizes(List<JsonNode> attributes) {
    this.attributes = List.copyOf(attributes);
    this.finest = this.attributes.stream().flatMap(one -> told(one).stream()).findFirst();
  }

  boolean isKnown() {
    return finest.isPresent();
  }

  /** In nanometers, or in voxels of the finest. */
  Vec3Double size(int level, JsonNode own, VoxelArray first, VoxelArray array) {
    Optional<Vec3Double> absolute = transform(own);
    if (absolute.isPresent()) {
      return absolute.get();
    }
    return finest.orElse(new Vec3Double(1, 1, 1)).times(factors(level, own, first, array));
  }

  private Vec3Double factors(int level, JsonNode own, VoxelArray first, VoxelArray array) {
    if (level == 0) {
      return new Vec3Double(1, 1, 1);
    }
    List<Double> factors = Numbers.three(own.path("downsamplingFactors"));
    for (JsonNode one : attributes) {
      for (String key : List.of("downsamplingFactors", "scales")) {
        factors = factors.isEmpty() ? Numbers.three(one.path(key).path(level)) : factors;
      }
    }
    return factors.isEmpty()
        ? new Vec3Double(ratio(first, array, 0), ratio(first, array, 1), ratio(first, array, 2))
        : new Vec3Double(factors.get(0), factors.get(1), factors.get(2));
  }

  /** The power of two that is nearest to how many times longer the first is. */
  private static double ratio(VoxelArray first, VoxelArray array, int axis) {
    if (axis >= first.shape().size() || axis >= array.shape().size()) {
      return 1;
    }
    double ratio = (double) first.shape().get(axis) / array.shape().get(axis);
    return Math.max(1, Math.scalb(1.0, (int) Math.round(Math.log(ratio) / Math.log(2))));
  }

  private static Optional<Vec3Double> told(JsonNode attributes) {
    JsonNode pixels = attributes.path("pixelResolution");
    if (pixels.isObject()) {
      return length(pixels.path("dimensions"), pixels.path("unit").asString("nm"));
    }
    return transform(attributes)
        .or(() -> length(pixels, "nm"))
        .or(() -> length(attributes.path("resolution"), "nm"));
  }

  /** Its axes are named, mostly z, y, x. */
  private static Optional<Vec3Double> transform(JsonNode attributes) {
    JsonNode transform = attributes.path("transform");
    List<String> axes =
        transform
            .path("axes")
            .valueStream()
            .map(axis -> axis.asString("").toLowerCase(Locale.ROOT))
            .toList();
    List<Double> scale = Numbers.three(transform.path("scale"));
    if (scale.isEmpty() || axes.size() != 3 || !axes.containsAll(List.of("x", "y", "z"))) {
      return Optional.empty();
    }
    String unit = transform.path("units").path(0).asString("nm");
    return LengthUnit.ofText(unit)
        .map(known ->
            new Vec3Double(
                known.toNanometres(scale.get(axes.indexOf("x"))),
                known.toNanometres(scale.get(axes.indexOf("y"))),
                known.toNanometres(scale.get(axes.indexOf("z")))))
        .filter(N5Sizes::isPositive);
  }

  private static Optional<Vec3Double> length(JsonNode list, String unit) {
    List<Double> lengths = Numbers.three(list);
    if (lengths.isEmpty()) {
      return Optional.empty();
    }
    return LengthUnit.ofText(unit)
        .map(known ->
            new Vec3Double(
                known.toNanometres(lengths.get(0)),
                known.toNanometres(lengths.get(1)),
                known.toNanometres(lengths.get(2))))
        .filter(N5Sizes::isPositive);
  }

  private static boolean isPositive(Vec3Double size) {
    return size.x() > 0 && size.y() > 0 && size.z() > 0;
  }
}
