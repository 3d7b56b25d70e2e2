package org.clew.annotation.swc;

import java.util.Arrays;
import java.util.BitSet;
import org.clew.annotation.skeleton.Tree;

/**
 * Finds the parent of each node of a tree, and an order in which parents come first: that of the
 * tree if it is one, else along the branches. Each component has a root, the first node at which no
 * edge ends. Without recursion, because neurons are deep.
 */
final class TreeOrder {
  private static final int UNSEEN = -2;

  private final Tree tree;
  private final long[] rowsById;
  private final int[] offsets;
  private final int[] neighbours;
  private final BitSet hasIncoming = new BitSet();
  private final int[] parents;
  private final int[] order;
  private int placed;

  private TreeOrder(Tree tree) {
    this.tree = tree;
    int size = tree.nodeCount();
    rowsById = new long[size];
    for (int row = 0; row < size; row++) {
      rowsById[row] = ((long) tree.node(row).id() << 32) | row;
    }
    Arrays.sort(rowsById);
    offsets = new int[size + 1];
    neighbours = new int[Math.multiplyExact(2, tree.edgeCount())];
    parents = new int[size];
    order = new int[size];
    Arrays.fill(parents, UNSEEN);
  }

  static NodeOrder of(Tree tree) throws SwcException {
    TreeOrder walk = new TreeOrder(tree);
    walk.collectNeighbours();
    walk.walkFromRoots();
    if (walk.isInOrder()) {
      Arrays.setAll(walk.order, row -> row);
    }
    return new NodeOrder(walk.parents, walk.order);
  }

  private int row(int id) {
    int place = Arrays.binarySearch(rowsById, (long) id << 32);
    return (int) rowsById[place < 0 ? -place - 1 : place];
  }

  private void collectNeighbours() {
    int edges = tree.edgeCount();
    int[] ends = new int[neighbours.length];
    for (int edge = 0; edge < edges; edge++) {
      ends[2 * edge] = row(tree.edgeSource(edge));
      ends[2 * edge + 1] = row(tree.edgeTarget(edge));
      hasIncoming.set(ends[2 * edge + 1]);
    }
    for (int row : ends) {
      offsets[row + 1]++;
    }
    for (int row = 0; row < parents.length; row++) {
      offsets[row + 1] += offsets[row];
    }
    int[] next = Arrays.copyOf(offsets, parents.length);
    for (int end = 0; end < ends.length; end++) {
      neighbours[next[ends[end]]++] = ends[end ^ 1];
    }
  }

  private void walkFromRoots() throws SwcException {
    int[] stack = new int[parents.length];
    for (int row = 0; row < parents.length; row++) {
      if (!hasIncoming.get(row)) {
        walk(row, stack);
      }
    }
    for (int row = 0; row < parents.length; row++) {
      walk(row, stack);
    }
  }

  private void walk(int root, int[] stack) throws SwcException {
    if (parents[root] != UNSEEN) {
      return;
    }
    parents[root] = NodeOrder.NO_PARENT;
    stack[0] = root;
    int depth = 1;
    while (depth > 0) {
      int row = stack[--depth];
      order[placed++] = row;
      for (int i = offsets[row + 1] - 1; i >= offsets[row]; i--) {
        int neighbour = neighbours[i];
        if (parents[neighbour] == UNSEEN) {
          parents[neighbour] = row;
          stack[depth++] = neighbour;
        } else if (neighbour != parents[row] && parents[neighbour] != row) {
          throw cycle(row, neighbour);
        }
      }
    }
  }

  private boolean isInOrder() {
    for (int row = 0; row < parents.length; row++) {
      if (parents[row] > row) {
        return false;
      }
    }
    return true;
  }

  private SwcException cycle(int row, int neighbour) {
    return new SwcException(
        0,
        "Tree %d (“%s”) has a cycle, which SWC cannot hold; remove an edge of it, e.g. the one between the nodes %d and %d."
            .formatted(tree.id(), tree.name(), tree.node(row).id(), tree.node(neighbour).id()));
  }
}
