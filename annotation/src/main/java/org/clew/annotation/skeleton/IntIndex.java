package org.clew.annotation.skeleton;

/** Ids and their non-negative positions in some list, 8 bytes a slot, at most ¾ full. */
final class IntIndex {
  private static final int ABSENT = -1;
  private static final int SMALLEST = 8;

  private int[] keys = new int[0];
  // One more than the position, so that 0 is a free slot.
  private int[] values = new int[0];
  private int size;

  int size() {
    return size;
  }

  /** The position of a key, or -1. */
  int get(int key) {
    if (size == 0) {
      return ABSENT;
    }
    int slot = slot(key);
    return values[slot] - 1;
  }

  /** False, and no change, if the key is there already. */
  boolean put(int key, int position) {
    if (size >= keys.length - (keys.length >> 2)) {
      grow();
    }
    int slot = slot(key);
    if (values[slot] != 0) {
      return false;
    }
    keys[slot] = key;
    values[slot] = position + 1;
    size++;
    return true;
  }

  private int slot(int key) {
    int mask = keys.length - 1;
    int slot = spread(key) & mask;
    while (values[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static int spread(int key) {
    int mixed = key * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldValues = values;
    int length = Math.max(SMALLEST, Math.multiplyExact(oldKeys.length, 2));
    keys = new int[length];
    values = new int[length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        values[slot] = oldValues[i];
      }
    }
  }
}
