package org.clew.cli.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.clew.model.Vec3Int;

/**
 * Gives each connected piece its own id. Where cells squeeze a process in two, both halves look
 * like processes of their own, and an annotator who traces one must not be told that it is both.
 */
final class Components {
  private static final int BLOCK = 8;
  private static final int BLOCK_DEPTH = 4;

  private final int size;
  private final int[] segmentation;
  private final List<List<Vec3Int>> positions = new ArrayList<>();
  private int[] stack = new int[1 << 16];

  private Components(int size, int[] segmentation) {
    this.size = size;
    this.segmentation = segmentation;
  }

  /**
   * Relabels in place: pieces get the ids from 1, deepest first, too small ones become 0.
   *
   * @return the positions well inside of each piece, deepest first, by id - 1
   */
  static List<List<Vec3Int>> label(int size, int[] segmentation, byte[] depth, int fewest) {
    Components components = new Components(size, segmentation);
    int[] seeds = components.seeds(depth);
    int id = 0;
    for (int seed : seeds) {
      if (segmentation[seed] > 0) {
        // New ids are negative until the end, to tell them from old ones.
        int voxels = components.flood(seed, -(id + 1));
        if (voxels < fewest) {
          components.flood(seed, 0);
        } else {
          id++;
          components.positions.add(new ArrayList<>());
        }
      }
    }
    for (int i = 0; i < segmentation.length; i++) {
      segmentation[i] = Math.max(0, -segmentation[i]);
    }
    for (int seed : seeds) {
      if (segmentation[seed] > 0) {
        components.positions.get(segmentation[seed] - 1).add(components.position(seed));
      }
    }
    return components.positions.stream().map(List::copyOf).toList();
  }

  /** The deepest voxel of each small block, deepest first. */
  private int[] seeds(byte[] depth) {
    List<Integer> seeds = new ArrayList<>();
    for (int z = 0; z < size; z += BLOCK_DEPTH) {
      for (int y = 0; y < size; y += BLOCK) {
        for (int x = 0; x < size; x += BLOCK) {
          int deepest = deepest(depth, x, y, z);
          if (depth[deepest] > 0) {
            seeds.add(deepest);
          }
        }
      }
    }
    seeds.sort(Comparator.comparingInt((Integer seed) -> depth[seed]).reversed());
    return seeds.stream().mapToInt(Integer::intValue).toArray();
  }

  private int deepest(byte[] depth, int x, int y, int z) {
    int deepest = (z * size + y) * size + x;
    for (int k = z; k < z + BLOCK_DEPTH; k++) {
      for (int j = y; j < y + BLOCK; j++) {
        int row = (k * size + j) * size;
        for (int index = row + x; index < row + x + BLOCK; index++) {
          if (depth[index] > depth[deepest]) {
            deepest = index;
          }
        }
      }
    }
    return deepest;
  }

  private int flood(int seed, int id) {
    int old = segmentation[seed];
    int voxels = 0;
    int top = 0;
    segmentation[seed] = id;
    stack[top++] = seed;
    while (top > 0) {
      int index = stack[--top];
      voxels++;
      if (top + 6 > stack.length) {
        stack = Arrays.copyOf(stack, 2 * stack.length);
      }
      int x = index % size;
      int y = index / size % size;
      int z = index / size / size;
      top = visit(x > 0, index - 1, old, id, top);
      top = visit(x < size - 1, index + 1, old, id, top);
      top = visit(y > 0, index - size, old, id, top);
      top = visit(y < size - 1, index + size, old, id, top);
      top = visit(z > 0, index - size * size, old, id, top);
      top = visit(z < size - 1, index + size * size, old, id, top);
    }
    return voxels;
  }

  private int visit(boolean exists, int index, int old, int id, int top) {
    if (!exists || segmentation[index] != old) {
      return top;
    }
    segmentation[index] = id;
    stack[top] = index;
    return top + 1;
  }

  private Vec3Int position(int index) {
    return new Vec3Int(index % size, index / size % size, index / size / size);
  }
}
