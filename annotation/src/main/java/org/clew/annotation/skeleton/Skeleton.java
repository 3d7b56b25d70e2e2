package org.clew.annotation.skeleton;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people trace along neurons and vessels: trees of nodes and edges, sorted into groups.
 *
 * <pre>{@code
 * Skeleton skeleton = new Skeleton();
 * Group axons = skeleton.groups().add("axons");
 * Tree tree = skeleton.addTree("axon 1").group(axons).color(Color.RED);
 * Node start = tree.addNode(Vec3Double.of(100, 80, 30)).branchPoint().comment("soma");
 * Node next = tree.addNode(Vec3Double.of(104, 80, 31)).radius(120);
 * tree.addEdge(start, next);
 * }</pre>
 *
 * <p>Ids of trees are unique among trees, ids of nodes among all nodes of the skeleton. Ten million
 * nodes take less than 100 bytes each. Not safe for use by several threads while one changes it.
 */
public final class Skeleton {
  private final Groups groups = new Groups();
  private final List<Tree> trees = new ArrayList<>();
  private final IntIndex treesById = new IntIndex();
  private final IntIndex treesByNode = new IntIndex();
  private int lastTreeId;
  private int lastNodeId;

  /** Without any tree yet. */
  public Skeleton() {}

  /** The groups of its trees. */
  public Groups groups() {
    return groups;
  }

  /** Its trees, in the order in which they were added. */
  public List<Tree> trees() {
    return Collections.unmodifiableList(trees);
  }

  /** The tree of an id. */
  public Optional<Tree> findTree(int id) {
    int position = treesById.get(id);
    return position < 0 ? Optional.empty() : Optional.of(trees.get(position));
  }

  /** The node of an id, in whichever tree it is. */
  public Optional<Node> findNode(int id) {
    Tree tree = treeOf(id);
    return tree == null ? Optional.empty() : tree.findNode(id);
  }

  /** How many nodes there are in all trees. */
  public int nodeCount() {
    return treesByNode.size();
  }

  /** Adds a tree, with the next free id. */
  public Tree addTree(String name) {
    return addTree(Math.addExact(lastTreeId, 1), name);
  }

  /**
   * Adds a tree.
   *
   * @param id unique among the trees
   * @throws IllegalArgumentException if the id is taken
   */
  public Tree addTree(int id, String name) {
    if (!treesById.put(id, trees.size())) {
      throw new IllegalArgumentException("There are two trees with the id " + id + ".");
    }
    lastTreeId = Math.max(lastTreeId, id);
    Tree tree = new Tree(this, trees.size(), id, name);
    trees.add(tree);
    return tree;
  }

  int nextNodeId() {
    return Math.addExact(lastNodeId, 1);
  }

  /** Notes that a tree has a node. */
  void register(int node, Tree tree) {
    if (!treesByNode.put(node, tree.position())) {
      throw new IllegalArgumentException("There are two nodes with the id " + node + ".");
    }
    lastNodeId = Math.max(lastNodeId, node);
  }

  @Nullable Tree treeOf(int node) {
    int position = treesByNode.get(node);
    return position < 0 ? null : trees.get(position);
  }
}
