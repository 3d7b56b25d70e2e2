package org.clew.annotation.skeleton;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that few rows have: a map while they are few, an array once more than one of eight has
 * it.
 */
final class RareColumn<T> {
  private static final int FEW = 16;
  private static final int SHARE = 8;

  private final Map<Integer, T> few = new HashMap<>();
  private @Nullable Object @Nullable [] many;

  @SuppressWarnings("unchecked")
  @Nullable T get(int row) {
    if (many == null) {
      return few.get(row);
    }
    return row < many.length ? (T) many[row] : null;
  }

  void set(int row, T value) {
    if (many == null && few.size() > FEW && few.size() > row / SHARE) {
      many = new @Nullable Object[Capacity.grown(row, row + 1)];
      few.forEach(this::put);
      few.clear();
    }
    if (many == null) {
      few.put(row, value);
    } else {
      put(row, value);
    }
  }

  /** The rows that have it, ascending. */
  IntStream rows() {
    @Nullable Object @Nullable [] all = many;
    return all == null
        ? few.keySet().stream().mapToInt(Integer::intValue).sorted()
        : IntStream.range(0, all.length).filter(row -> all[row] != null);
  }

  void trim(int rows) {
    if (many != null && many.length > rows) {
      many = Arrays.copyOf(many, rows);
    }
  }

  private void put(int row, T value) {
    @Nullable Object[] all = many == null ? new @Nullable Object[0] : many;
    if (row >= all.length) {
      all = Arrays.copyOf(all, Capacity.grown(all.length, row + 1));
    }
    all[row] = value;
    many = all;
  }
}
