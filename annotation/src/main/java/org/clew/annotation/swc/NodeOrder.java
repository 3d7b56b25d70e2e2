package org.clew.annotation.swc;

/** The nodes of a tree, parents first; each is named by its place in the tree, from 0. */
final class NodeOrder {
  static final int NO_PARENT = -1;

  private final int[] parents;
  private final int[] order;

  /** Takes the arrays over. */
  NodeOrder(int[] parents, int[] order) {
    this.parents = parents;
    this.order = order;
  }

  int size() {
    return order.length;
  }

  /** The node that comes at a position of the order. */
  int node(int position) {
    return order[position];
  }

  /** The parent of a node, or {@link #NO_PARENT}. */
  int parent(int node) {
    return parents[node];
  }
}
