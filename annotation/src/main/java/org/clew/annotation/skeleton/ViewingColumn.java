package org.clew.annotation.skeleton;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the viewer showed, for each row. Few differ, so each row holds only which: 4 bytes. */
final class ViewingColumn {
  private int[] places = {};
  private final List<Viewing> palette = new ArrayList<>(List.of(Viewing.UNKNOWN));
  private final Map<Viewing, Integer> placesByViewing = new HashMap<>(Map.of(Viewing.UNKNOWN, 0));
  private Viewing last = Viewing.UNKNOWN;
  private int lastPlace;

  Viewing get(int row) {
    return row < places.length ? palette.get(places[row]) : Viewing.UNKNOWN;
  }

  void set(int row, Viewing viewing) {
    if (row >= places.length) {
      places = Arrays.copyOf(places, Capacity.grown(places.length, row + 1));
    }
    if (!viewing.equals(last)) {
      lastPlace = place(viewing);
      last = viewing;
    }
    places[row] = lastPlace;
  }

  void trim(int rows) {
    if (places.length > rows) {
      places = Arrays.copyOf(places, rows);
    }
  }

  private int place(Viewing viewing) {
    Integer known = placesByViewing.putIfAbsent(viewing, palette.size());
    if (known != null) {
      return known;
    }
    palette.add(viewing);
    return palette.size() - 1;
  }
}
