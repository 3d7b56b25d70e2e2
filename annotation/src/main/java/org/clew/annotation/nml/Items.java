package org.clew.annotation.nml;

/** Counts what is kept in memory besides nodes and edges. */
final class Items {
  private final int max;
  private int count;

  Items(NmlLimits limits) {
    max = limits.maxItems();
  }

  void count(XmlTag tag) throws NmlException {
    if (count >= max) {
      throw tag.error(
          "The file holds more than %s trees, groups, comments and the like.".formatted(max));
    }
    count++;
  }
}
