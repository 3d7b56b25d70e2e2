package org.clew.annotation.skeleton;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids and their non-negative positions in some list: 10 to 14 bytes an id. Each index scatters them
 * in its own way, so that nobody can prepare ids that collide.
 */
final class IntIndex {
  private static final int ABSENT = -1;
  private static final int SMALLEST = 8;

  private final long multiplier = ThreadLocalRandom.current().nextLong() | 1;
  private final long summand = ThreadLocalRandom.current().nextLong();
  // The key above, one more than the position below, so that 0 is a free slot.
  private long[] slots = {};
  private int size;

  int size() {
    return size;
  }

  /** The position of a key, or -1. */
  int get(int key) {
    return size == 0 ? ABSENT : (int) slots[slot(key)] - 1;
  }

  /** False, and no change, if the key is there already. */
  boolean put(int key, int position) {
    if (size >= slots.length - slots.length / 5) {
      grow();
    }
    int slot = slot(key);
    if (slots[slot] != 0) {
      return false;
    }
    slots[slot] = ((long) key << 32) | ((position + 1) & 0xFFFF_FFFFL);
    size++;
    return true;
  }

  void trim() {
    int enough = Math.max(SMALLEST, (int) Math.min(size * 5L / 4 + 1, Integer.MAX_VALUE - 8));
    if (enough < slots.length) {
      resize(enough);
    }
  }

  private int slot(int key) {
    long[] all = slots;
    long mixed = key * multiplier + summand;
    long scattered = (mixed ^ (mixed >>> 29)) * 0x9E37_79B9_7F4A_7C15L;
    int slot = (int) (((scattered >>> 32) * all.length) >>> 32);
    while (all[slot] != 0 && (int) (all[slot] >>> 32) != key) {
      slot = slot + 1 == all.length ? 0 : slot + 1;
    }
    return slot;
  }

  private void grow() {
    long length = Math.max(SMALLEST, slots.length * 7L / 5);
    resize((int) Math.min(length, Integer.MAX_VALUE - 8));
  }

  private void resize(int length) {
    long[] old = slots;
    slots = new long[length];
    for (long entry : old) {
      if (entry != 0) {
        slots[slot((int) (entry >>> 32))] = entry;
      }
    }
  }
}
