package org.clew.annotation.skeleton;

/** How arrays grow. */
final class Capacity {
  private static final int SMALLEST = 4;

  private Capacity() {}

  /** A length that holds at least the needed number, half as much again as before. */
  static int grown(int length, int needed) {
    long half = (long) length + (length >> 1);
    return Math.max(Math.max(SMALLEST, needed), (int) Math.min(half, Integer.MAX_VALUE - 8));
  }
}
