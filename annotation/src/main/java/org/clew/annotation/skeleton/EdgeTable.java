package org.clew.annotation.skeleton;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The edges of a tree, by the rows of their nodes: 8 bytes each. */
final class EdgeTable {
  private int[] sources = {};
  private int[] targets = {};
  private int size;
  private @Nullable RareColumn<Map<String, String>> others;

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
      resize(Capacity.grown(size, size + 1));
    }
    sources[size] = source;
    targets[size] = target;
    size++;
  }

  Map<String, String> otherAttributes(int index) {
    Map<String, String> found = others == null ? null : others.get(Objects.checkIndex(index, size));
    return found == null ? Map.of() : Collections.unmodifiableMap(found);
  }

  void otherAttributes(int index, Map<String, String> attributes) {
    if (others == null) {
      others = new RareColumn<>();
    }
    others.set(Objects.checkIndex(index, size), new LinkedHashMap<>(attributes));
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
