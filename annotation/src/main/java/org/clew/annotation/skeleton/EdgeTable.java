package org.clew.annotation.skeleton;

import java.util.Arrays;
import java.util.Objects;

/** The edges of a tree: 8 bytes each. */
final class EdgeTable {
  private int[] sources = {};
  private int[] targets = {};
  private int size;

  int size() {
    return size;
  }

  int source(int index) {
    return sources[Objects.checkIndex(index, size)];
  }

  int target(int index) {
    return targets[Objects.checkIndex(index, size)];
  }

  void add(int source, int target) {
    if (size == sources.length) {
      resize(NodeTable.grown(size));
    }
    sources[size] = source;
    targets[size] = target;
    size++;
  }

  void trim() {
    resize(size);
  }

  private void resize(int length) {
    if (length != sources.length) {
      sources = Arrays.copyOf(sources, length);
      targets = Arrays.copyOf(targets, length);
    }
  }
}
