package org.clew.annotation.skeleton;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.clew.model.Vec3Double;
import org.jspecify.annotations.Nullable;

/** The nodes of a tree, a column for each property; a column that no node uses takes nothing. */
final class NodeTable {
  private final PositionColumns positions = new PositionColumns();
  private int[] ids = {};
  private int size;
  private @Nullable DoubleColumn radii;
  private DoubleColumn @Nullable [] rotations;
  private @Nullable LongColumn times;
  private @Nullable ViewingColumn viewings;
  private @Nullable AdditionalColumns additional;
  private @Nullable RareColumn<String> comments;
  private @Nullable RareColumn<Long> branchPoints;
  private @Nullable RareColumn<Map<String, String>> others;

  int size() {
    return size;
  }

  int add(int id, double x, double y, double z) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, Capacity.grown(size, size + 1));
      positions.resize(ids.length);
    }
    ids[size] = id;
    positions.set(size, x, y, z);
    return size++;
  }

  void trim() {
    if (ids.length > size) {
      ids = Arrays.copyOf(ids, size);
      positions.resize(size);
    }
    trimNumbers();
    trimRest();
  }

  private void trimNumbers() {
    if (radii != null) {
      radii.trim(size);
    }
    if (rotations != null) {
      for (DoubleColumn column : rotations) {
        column.trim(size);
      }
    }
    if (times != null) {
      times.trim(size);
    }
  }

  private void trimRest() {
    if (viewings != null) {
      viewings.trim(size);
    }
    if (additional != null) {
      additional.trim(size);
    }
    if (comments != null) {
      comments.trim(size);
    }
    if (branchPoints != null) {
      branchPoints.trim(size);
    }
  }

  int id(int row) {
    return ids[row];
  }

  /** The row of an id between two rows whose ids ascend; negative if it is not there. */
  int search(int id, int from, int to) {
    return Arrays.binarySearch(ids, from, to, id);
  }

  /** Whether the row exists and has this id. */
  boolean hasAt(int row, int id) {
    return row >= 0 && row < size && ids[row] == id;
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
    double radius = radii == null ? Double.NaN : radii.get(row);
    return Double.isNaN(radius) ? OptionalDouble.empty() : OptionalDouble.of(radius);
  }

  void radius(int row, double radius) {
    if (!Double.isFinite(radius)) {
      throw new IllegalArgumentException("The radius of a node is finite.");
    }
    if (radii == null) {
      radii = new DoubleColumn();
    }
    radii.set(row, radius);
  }

  Optional<Vec3Double> rotation(int row) {
    if (rotations == null || Double.isNaN(rotations[0].get(row))) {
      return Optional.empty();
    }
    return Optional.of(
        new Vec3Double(rotations[0].get(row), rotations[1].get(row), rotations[2].get(row)));
  }

  void rotation(int row, double x, double y, double z) {
    if (rotations == null) {
      rotations = new DoubleColumn[] {new DoubleColumn(), new DoubleColumn(), new DoubleColumn()};
    }
    rotations[0].set(row, x);
    rotations[1].set(row, y);
    rotations[2].set(row, z);
  }

  OptionalLong time(int row) {
    long time = times == null ? LongColumn.NONE : times.get(row);
    return time == LongColumn.NONE ? OptionalLong.empty() : OptionalLong.of(time);
  }

  void time(int row, long millis) {
    checkTime(millis);
    if (times == null) {
      times = new LongColumn();
    }
    times.set(row, millis);
  }

  Viewing viewing(int row) {
    return viewings == null ? Viewing.UNKNOWN : viewings.get(row);
  }

  void viewing(int row, Viewing viewing) {
    if (viewings == null) {
      viewings = new ViewingColumn();
    }
    viewings.set(row, viewing);
  }

  Map<String, Integer> additionalCoordinates(int row) {
    return additional == null ? Map.of() : additional.get(row);
  }

  void additionalCoordinate(int row, String axis, int value) {
    if (additional == null) {
      additional = new AdditionalColumns();
    }
    additional.set(row, axis, value);
  }

  Optional<String> comment(int row) {
    return comments == null ? Optional.empty() : Optional.ofNullable(comments.get(row));
  }

  void comment(int row, String text) {
    if (comments == null) {
      comments = new RareColumn<>();
    }
    comments.set(row, text);
  }

  IntStream commented() {
    return comments == null ? IntStream.empty() : comments.rows();
  }

  boolean isBranchPoint(int row) {
    return branchPoints != null && branchPoints.get(row) != null;
  }

  OptionalLong branchPointTime(int row) {
    Long time = branchPoints == null ? null : branchPoints.get(row);
    return time == null || time == LongColumn.NONE ? OptionalLong.empty() : OptionalLong.of(time);
  }

  void branchPoint(int row) {
    mark(row, LongColumn.NONE);
  }

  void branchPoint(int row, long millis) {
    checkTime(millis);
    mark(row, millis);
  }

  IntStream branchPoints() {
    return branchPoints == null ? IntStream.empty() : branchPoints.rows();
  }

  Map<String, String> otherAttributes(int row) {
    Map<String, String> found = others == null ? null : others.get(row);
    return found == null ? Map.of() : Collections.unmodifiableMap(found);
  }

  void otherAttribute(int row, String name, String value) {
    if (others == null) {
      others = new RareColumn<>();
    }
    Map<String, String> attributes = others.get(row);
    if (attributes == null) {
      attributes = new LinkedHashMap<>();
      others.set(row, attributes);
    }
    attributes.put(name, value);
  }

  private void mark(int row, long millis) {
    if (branchPoints == null) {
      branchPoints = new RareColumn<>();
    }
    branchPoints.set(row, millis);
  }

  private static void checkTime(long millis) {
    if (millis == LongColumn.NONE) {
      throw new IllegalArgumentException("A time is later than the smallest number.");
    }
  }
}
