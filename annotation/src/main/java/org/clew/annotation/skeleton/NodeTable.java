package org.clew.annotation.skeleton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.clew.model.Vec3Double;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a tree, a column for each property; a column that no node uses takes nothing.
 * Comments and branch points are rare, so they lie in maps.
 */
final class NodeTable {
  private static final int SMALLEST = 4;
  private static final long NO_TIME = Long.MIN_VALUE;

  private final PositionColumns positions = new PositionColumns();
  private int[] ids = {};
  private int size;
  private double @Nullable [] radii;
  private double @Nullable [] rotations;
  private long @Nullable [] times;
  private int @Nullable [] viewings;
  private @Nullable List<Viewing> viewingPalette;
  private @Nullable Map<Viewing, Integer> viewingPlaces;
  private @Nullable Map<Integer, Map<String, Integer>> additional;
  private @Nullable Map<Integer, String> comments;
  private @Nullable Map<Integer, Long> branchPoints;
  private boolean isAscending = true;
  private @Nullable IntIndex rows;

  int size() {
    return size;
  }

  static int grown(int length) {
    return Math.max(SMALLEST, Math.addExact(length, length >> 1));
  }

  int add(int id, double x, double y, double z) {
    if (size == ids.length) {
      resize(grown(size));
    }
    isAscending = isAscending && (size == 0 || id > ids[size - 1]);
    ids[size] = id;
    positions.set(size, x, y, z);
    if (radii != null) {
      radii[size] = Double.NaN;
    }
    if (rotations != null) {
      rotations[3 * size] = Double.NaN;
    }
    if (times != null) {
      times[size] = NO_TIME;
    }
    if (rows != null) {
      rows.put(id, size);
    }
    return size++;
  }

  void trim() {
    resize(size);
  }

  private void resize(int length) {
    if (length == ids.length) {
      return;
    }
    ids = Arrays.copyOf(ids, length);
    positions.resize(length);
    radii = radii == null ? null : Arrays.copyOf(radii, length);
    rotations = rotations == null ? null : Arrays.copyOf(rotations, Math.multiplyExact(3, length));
    times = times == null ? null : Arrays.copyOf(times, length);
    viewings = viewings == null ? null : Arrays.copyOf(viewings, length);
  }

  /** The row of a node, or -1. */
  int row(int id) {
    if (isAscending) {
      int found = Arrays.binarySearch(ids, 0, size, id);
      return Math.max(found, -1);
    }
    if (rows == null) {
      rows = new IntIndex();
      for (int row = 0; row < size; row++) {
        rows.put(ids[row], row);
      }
    }
    return rows.get(id);
  }

  int id(int row) {
    return ids[row];
  }

  double x(int row) {
    return positions.x(row);
  }

  double y(int row) {
    return positions.y(row);
  }

  double z(int row) {
    return positions.z(row);
  }

  OptionalDouble radius(int row) {
    return radii == null || Double.isNaN(radii[row])
        ? OptionalDouble.empty()
        : OptionalDouble.of(radii[row]);
  }

  void radius(int row, double radius) {
    if (!Double.isFinite(radius)) {
      throw new IllegalArgumentException("The radius of a node is finite.");
    }
    if (radii == null) {
      radii = new double[ids.length];
      Arrays.fill(radii, Double.NaN);
    }
    radii[row] = radius;
  }

  Optional<Vec3Double> rotation(int row) {
    if (rotations == null || Double.isNaN(rotations[3 * row])) {
      return Optional.empty();
    }
    return Optional.of(
        new Vec3Double(rotations[3 * row], rotations[3 * row + 1], rotations[3 * row + 2]));
  }

  void rotation(int row, Vec3Double rotation) {
    if (rotations == null) {
      rotations = new double[Math.multiplyExact(3, ids.length)];
      Arrays.fill(rotations, Double.NaN);
    }
    rotations[3 * row] = rotation.x();
    rotations[3 * row + 1] = rotation.y();
    rotations[3 * row + 2] = rotation.z();
  }

  OptionalLong time(int row) {
    return times == null || times[row] == NO_TIME
        ? OptionalLong.empty()
        : OptionalLong.of(times[row]);
  }

  void time(int row, long millis) {
    if (times == null) {
      times = new long[ids.length];
      Arrays.fill(times, NO_TIME);
    }
    times[row] = millis;
  }

  Viewing viewing(int row) {
    return viewings == null || viewingPalette == null
        ? Viewing.UNKNOWN
        : viewingPalette.get(viewings[row]);
  }

  /** Few differ, so each row holds only which. */
  void viewing(int row, Viewing viewing) {
    if (viewings == null || viewingPalette == null || viewingPlaces == null) {
      viewings = new int[ids.length];
      viewingPalette = new ArrayList<>(List.of(Viewing.UNKNOWN));
      viewingPlaces = new HashMap<>(Map.of(Viewing.UNKNOWN, 0));
    }
    Integer place = viewingPlaces.get(viewing);
    if (place == null) {
      place = viewingPalette.size();
      viewingPalette.add(viewing);
      viewingPlaces.put(viewing, place);
    }
    viewings[row] = place;
  }

  Map<String, Integer> additionalCoordinates(int row) {
    Map<String, Integer> found = additional == null ? null : additional.get(row);
    return found == null ? Map.of() : Collections.unmodifiableMap(found);
  }

  void additionalCoordinate(int row, String axis, int value) {
    if (additional == null) {
      additional = new HashMap<>();
    }
    additional.computeIfAbsent(row, any -> new TreeMap<>()).put(axis, value);
  }

  Optional<String> comment(int row) {
    return comments == null ? Optional.empty() : Optional.ofNullable(comments.get(row));
  }

  void comment(int row, String text) {
    if (comments == null) {
      comments = new HashMap<>();
    }
    comments.put(row, text);
  }

  boolean isBranchPoint(int row) {
    return branchPoints != null && branchPoints.containsKey(row);
  }

  OptionalLong branchPointTime(int row) {
    Long time = branchPoints == null ? null : branchPoints.get(row);
    return time == null || time == NO_TIME ? OptionalLong.empty() : OptionalLong.of(time);
  }

  void branchPoint(int row) {
    branchPoint(row, NO_TIME);
  }

  void branchPoint(int row, long millis) {
    if (branchPoints == null) {
      branchPoints = new HashMap<>();
    }
    branchPoints.put(row, millis);
  }
}
