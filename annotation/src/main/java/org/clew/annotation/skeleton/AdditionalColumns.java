package org.clew.annotation.skeleton;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Coordinates along further axes than the three of space: 4 bytes a row and axis. */
final class AdditionalColumns {
  private final Map<String, Axis> axes = new TreeMap<>();

  private static final class Axis {
    private int[] values = {};
    private final BitSet present = new BitSet();

    void set(int row, int value) {
      if (row >= values.length) {
        values = Arrays.copyOf(values, Capacity.grown(values.length, row + 1));
      }
      values[row] = value;
      present.set(row);
    }
  }

  Map<String, Integer> get(int row) {
    Map<String, Integer> found = new TreeMap<>();
    axes.forEach((name, axis) -> {
      if (axis.present.get(row)) {
        found.put(name, axis.values[row]);
      }
    });
    return Collections.unmodifiableMap(found);
  }

  void set(int row, String axis, int value) {
    axes.computeIfAbsent(axis, any -> new Axis()).set(row, value);
  }

  void trim(int rows) {
    for (Axis axis : axes.values()) {
      if (axis.values.length > rows) {
        axis.values = Arrays.copyOf(axis.values, rows);
      }
    }
  }
}
