package org.clew.server.dataset;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads lists of numbers. */
final class Numbers {
  private Numbers() {}

  /** Three of them; none if it is anything else. */
  static List<Double> three(JsonNode list) {
    boolean fits =
        list.isArray() && list.size() == 3 && list.valueStream().allMatch(JsonNode::isNumber);
    return fits ? list.valueStream().map(JsonNode::asDouble).toList() : List.of();
  }
}
