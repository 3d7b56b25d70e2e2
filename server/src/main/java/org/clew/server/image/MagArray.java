package org.clew.server.image;

import java.util.List;
import org.clew.json.WireJson;
import org.clew.model.Vec3Int;
import org.clew.server.voxel.StoredArray;
import tools.jackson.databind.JsonNode;

/**
 * One resolution of a layer.
 *
 * @param mag how many voxels of mag 1 one of its own is long, along each axis
 * @param path of its array
 * @param axes which axis of the array is x, y, z and the channel, -1 where it has none; empty if
 *     the last three are z, y, x
 * @param channel which channel the layer is
 * @param others where on further axes, such as time, the layer lies: pairs of axis and place
 */
record MagArray(
    Vec3Int mag, String path, List<Integer> axes, int channel, List<List<Integer>> others) {
  private static final List<String> NAMES = List.of("x", "y", "z", "c");
  private static final int CHANNEL = 3;

  MagArray {
    axes = List.copyOf(axes);
    others = others.stream().map(List::copyOf).toList();
  }

  static MagArray of(JsonNode layer, JsonNode mag, String format) {
    JsonNode order = mag.path("axisOrder");
    List<Integer> axes =
        order.isObject()
            ? NAMES.stream().map(name -> order.path(name).asInt(-1)).toList()
            // As the formats do by themselves: the slowest first, or the fastest.
            : format.equals("n5") ? List.of(0, 1, 2, -1) : List.of();
    List<List<Integer>> others =
        layer
            .path("additionalAxes")
            .valueStream()
            .map(axis -> List.of(axis.path("index").asInt(0), axis.at("/bounds/0").asInt(0)))
            .toList();
    return new MagArray(
        WireJson.mapper().treeToValue(mag.path("mag"), Vec3Int.class),
        mag.path("path").asString("").replaceFirst("^\\./", "").replaceFirst("/$", ""),
        axes,
        mag.path("channelIndex").asInt(0),
        others);
  }

  /** Along one axis of space. */
  int factor(int axis) {
    return mag.toArray()[axis];
  }

  /** The axis of the array that an axis of space is, or -1. */
  int axis(StoredArray array, int axis) {
    int rank = array.shape().size();
    int told = axes.isEmpty() ? rank - 1 - axis : axes.get(axis);
    return told < rank ? told : -1;
  }

  /** Whether an axis of the array is one of space. */
  boolean isOfSpace(StoredArray array, int arrayAxis) {
    return axis(array, 0) == arrayAxis
        || axis(array, 1) == arrayAxis
        || axis(array, 2) == arrayAxis;
  }

  /** A place in the array with the channel and whatever else is no axis of space. */
  int[] origin(StoredArray array, int rgbChannel) {
    int[] place = new int[array.shape().size()];
    int axis = axis(array, CHANNEL);
    if (axis >= 0) {
      place[axis] = Math.min(channel + rgbChannel, array.shape().get(axis) - 1);
    }
    for (List<Integer> other : others) {
      if (other.getFirst() >= 0 && other.getFirst() < place.length) {
        place[other.getFirst()] =
            Math.clamp(other.getLast(), 0, array.shape().get(other.getFirst()) - 1);
      }
    }
    return place;
  }
}
