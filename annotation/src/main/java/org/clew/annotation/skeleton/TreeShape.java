package org.clew.annotation.skeleton;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How the nodes of a tree hung together when it was made. Takes time in proportion to nodes and
 * edges once, and 8 bytes a node. Made by {@link Tree#shape}.
 *
 * <pre>{@code
 * TreeShape shape = tree.shape();
 * List<Node> toTraceFurther = shape.endNodes();
 * boolean isInOnePiece = shape.componentCount() == 1;
 * }</pre>
 */
public final class TreeShape {
  private static final int BRANCHES_FROM = 3;

  private final Tree tree;
  private final int[] degrees;
  private final int[] components;
  private final int componentCount;

  TreeShape(Tree tree) {
    this.tree = tree;
    EdgeTable edges = tree.edges;
    degrees = new int[tree.nodeCount()];
    for (int i = 0; i < edges.size(); i++) {
      degrees[edges.source(i)]++;
      degrees[edges.target(i)]++;
    }
    components = roots(edges, tree.nodeCount());
    componentCount = number(components);
  }

  /**
   * How many edges end at a node; one that starts and ends there counts twice.
   *
   * @throws IllegalArgumentException if the node is in another tree, or was added later
   */
  public int degree(Node node) {
    return degrees[row(node)];
  }

  /** The nodes at which three edges or more end, in the order of the tree. */
  public List<Node> branchNodes() {
    return nodes(IntStream.range(0, degrees.length).filter(row -> degrees[row] >= BRANCHES_FROM));
  }

  /**
   * The nodes at which one edge ends, or none: a node alone is an end, too. In the order of the
   * tree.
   */
  public List<Node> endNodes() {
    return nodes(IntStream.range(0, degrees.length).filter(row -> degrees[row] <= 1));
  }

  /**
   * In how many pieces the tree is: 1 if every node can be reached from every other, 0 if empty.
   */
  public int componentCount() {
    return componentCount;
  }

  /**
   * In which piece a node is: numbers from 0, in the order of their first nodes.
   *
   * @throws IllegalArgumentException if the node is in another tree, or was added later
   */
  public int component(Node node) {
    return components[row(node)];
  }

  private int row(Node node) {
    if (node.tree() != tree || node.row() >= degrees.length) {
      throw new IllegalArgumentException("The shape of the tree does not know " + node + ".");
    }
    return node.row();
  }

  private List<Node> nodes(IntStream rows) {
    return rows.mapToObj(tree::node).toList();
  }

  /** For each row the smallest row of its component: a union of sets, with halved paths. */
  private static int[] roots(EdgeTable edges, int rows) {
    int[] parents = IntStream.range(0, rows).toArray();
    for (int i = 0; i < edges.size(); i++) {
      int first = root(parents, edges.source(i));
      int second = root(parents, edges.target(i));
      parents[Math.max(first, second)] = Math.min(first, second);
    }
    for (int row = 0; row < rows; row++) {
      parents[row] = parents[parents[row]];
    }
    return parents;
  }

  private static int root(int[] parents, int row) {
    int at = row;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /** Replaces each smallest row by the number of its component. */
  private static int number(int[] roots) {
    int count = 0;
    for (int row = 0; row < roots.length; row++) {
      roots[row] = roots[row] == row ? count++ : roots[roots[row]];
    }
    return count;
  }
}
