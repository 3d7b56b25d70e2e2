package org.clew.server.image;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** Where the nodes of one tree lie, by their ids: up to a number of them, to bound the memory. */
final class NodePlaces {
  static final int MOST = 1 << 20;
  static final long UNKNOWN = Long.MIN_VALUE;

  private static final int LEAST = 1 << 10;
  private static final int SPREAD = 0x9e3779b9;

  private int[] ids = new int[LEAST];
  private long[] places = new long[LEAST];
  private int count;

  NodePlaces() {
    Arrays.fill(places, UNKNOWN);
  }

  void clear() {
    if (count > 0) {
      Arrays.fill(places, UNKNOWN);
    }
    count = 0;
  }

  /** Whether there was room for it. */
  boolean put(int id, long place) {
    if (count == MOST) {
      return false;
    }
    if (count * 2 >= ids.length) {
      grow();
    }
    int slot = slot(id);
    count += places[slot] == UNKNOWN ? 1 : 0;
    ids[slot] = id;
    places[slot] = place;
    return true;
  }

  /** The place of a node, or {@link #UNKNOWN}. */
  long get(int id) {
    return places[slot(id)];
  }

  void forEach(LongConsumer taker) {
    for (long place : places) {
      if (place != UNKNOWN) {
        taker.accept(place);
      }
    }
  }

  private int slot(int id) {
    int mask = ids.length - 1;
    int slot = ((id * SPREAD) >>> 7) & mask;
    while (places[slot] != UNKNOWN && ids[slot] != id) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldIds = ids;
    long[] oldPlaces = places;
    ids = new int[oldIds.length * 2];
    places = new long[ids.length];
    Arrays.fill(places, UNKNOWN);
    for (int i = 0; i < oldIds.length; i++) {
      if (oldPlaces[i] != UNKNOWN) {
        int slot = slot(oldIds[i]);
        ids[slot] = oldIds[i];
        places[slot] = oldPlaces[i];
      }
    }
  }
}
