package org.clew.annotation.nml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The names of the open elements, the innermost last. */
final class XmlNames {
  private byte[] bytes = new byte[256];
  private int[] ends = new int[16];
  private int depth;

  int depth() {
    return depth;
  }

  void push(byte[] source, int from, int to) {
    int start = start(depth);
    int end = start + to - from;
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
    }
    if (depth == ends.length) {
      ends = Arrays.copyOf(ends, 2 * depth);
    }
    System.arraycopy(source, from, bytes, start, to - from);
    ends[depth++] = end;
  }

  /** False, and no change, if the innermost has another name. */
  boolean pop(byte[] source, int from, int to) {
    boolean isSame =
        depth > 0 && Arrays.equals(bytes, start(depth - 1), ends[depth - 1], source, from, to);
    depth -= isSame ? 1 : 0;
    return isSame;
  }

  String last() {
    int start = start(depth - 1);
    return new String(bytes, start, ends[depth - 1] - start, StandardCharsets.UTF_8);
  }

  private int start(int level) {
    return level == 0 ? 0 : ends[level - 1];
  }
}
