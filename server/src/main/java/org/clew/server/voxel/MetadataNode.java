package org.clew.server.voxel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Values in the metadata of an array. */
final class MetadataNode {
  private static final int MOST_AXES = 8;

  private MetadataNode() {}

  static List<Integer> lengths(JsonNode list, String name) {
    List<Integer> lengths = new ArrayList<>();
    for (JsonNode length : list) {
      if (!length.canConvertToInt() || length.asInt(0) < 1) {
        lengths.clear();
        break;
      }
      lengths.add(length.asInt());
    }
    if (lengths.isEmpty() || lengths.size() > MOST_AXES) {
      throw ArrayLayout.unsupported("the “%s” of its array is no list of lengths".formatted(name));
    }
    return lengths;
  }

  /** The value of where no chunk is, as the bits of the type. */
  static long fill(JsonNode value, ElementType type) {
    if (type.isFloating()) {
      return Double.doubleToRawLongBits(value.isNumber() ? value.asDouble() : special(value));
    }
    return value.isNumber() ? value.asBigInteger(BigInteger.ZERO).longValue() : 0;
  }

  private static double special(JsonNode value) {
    return switch (value.asString("")) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> 0;
    };
  }

  static List<Integer> ascending(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  static List<Integer> descending(int count) {
    return IntStream.range(0, count).mapToObj(axis -> count - 1 - axis).toList();
  }
}
