package org.clew.annotation.nml;

import org.clew.annotation.skeleton.Viewing;
import org.jspecify.annotations.Nullable;

/** Collects what the viewer showed when a node was set. Nodes in a row mostly share it. */
final class ViewingReader {
  private static final int VIEWPORT = 1;
  private static final int MAG = 2;
  private static final int BIT_DEPTH = 4;
  private static final int INTERPOLATION = 8;

  private int known;
  private int viewport;
  private int mag;
  private int bitDepth;
  private boolean interpolation;
  private Viewing last = Viewing.UNKNOWN;
  private int lastKnown;

  void reset() {
    known = 0;
  }

  boolean isKnown() {
    return known != 0;
  }

  void attribute(XmlTag tag, int i) throws NmlException {
    switch (tag.word(i)) {
      case IN_VP -> {
        viewport = tag.integer(i);
        known |= VIEWPORT;
      }
      case IN_MAG -> {
        mag = tag.integer(i);
        known |= MAG;
      }
      case BIT_DEPTH -> {
        bitDepth = tag.integer(i);
        known |= BIT_DEPTH;
      }
      default -> {
        interpolation = tag.flag(i);
        known |= INTERPOLATION;
      }
    }
  }

  Viewing get() {
    if (known != lastKnown || !isLast()) {
      last =
          new Viewing(
              has(VIEWPORT) ? (Integer) viewport : null,
              has(MAG) ? (Integer) mag : null,
              has(BIT_DEPTH) ? (Integer) bitDepth : null,
              has(INTERPOLATION) ? (Boolean) interpolation : null);
      lastKnown = known;
    }
    return last;
  }

  private boolean has(int part) {
    return (known & part) != 0;
  }

  private boolean isLast() {
    return (!has(VIEWPORT) || is(last.viewport(), viewport))
        && (!has(MAG) || is(last.mag(), mag))
        && (!has(BIT_DEPTH) || is(last.bitDepth(), bitDepth))
        && (!has(INTERPOLATION) || Boolean.valueOf(interpolation).equals(last.interpolation()));
  }

  private static boolean is(@Nullable Integer known, int value) {
    return known != null && known == value;
  }
}
