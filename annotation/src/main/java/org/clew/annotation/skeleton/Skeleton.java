package org.clew.annotation.skeleton;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.clew.model.Vec3Double;
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
 * nodes take 25 to 102 bytes each. Texts may hold any characters; those that XML cannot hold, most
 * control characters among them, are lost when the skeleton is written as NML. Not safe for use by
 * several threads while one changes it.
 */
public final class Skeleton {
  private final Groups groups = new Groups();
  private final List<Tree> trees = new ArrayList<>();
  private final IntIndex treesById = new IntIndex();
  private final NodeIndex nodesById = new NodeIndex();
  private final FreshIds freshTreeIds = new FreshIds();
  private final FreshIds freshNodeIds = new FreshIds();

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
    return Optional.ofNullable(node(id));
  }

  /** How many nodes there are in all trees. */
  public int nodeCount() {
    return nodesById.size();
  }

  /** How many edges there are in all trees. */
  public int edgeCount() {
    return trees.stream().mapToInt(Tree::edgeCount).sum();
  }

  /** Adds a tree, with the next free id. */
  public Tree addTree(String name) {
    return addTree(freshTreeIds.next(this::hasTree), name);
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
    freshTreeIds.take(id);
    Tree tree = new Tree(this, id, name);
    trees.add(tree);
    return tree;
  }

  /**
   * Copies everything of another skeleton into this one. Ids that are taken here are replaced by
   * fresh ones; all others stay.
   *
   * @param other stays as it is
   * @param how what to do with its groups and names
   * @return which ids its groups, trees and nodes have here
   */
  public AppendedIds append(Skeleton other, Appending how) {
    return new SkeletonCopy(other, this, how).copy();
  }

  /** The same with its groups among the outermost ones, and its names as they are. */
  public AppendedIds append(Skeleton other) {
    return append(other, Appending.PLAIN);
  }

  /**
   * How long all edges of all trees are together, in nanometres.
   *
   * @param voxelSizeNanometres the size of a voxel of the finest mag along each axis
   */
  public double pathLength(Vec3Double voxelSizeNanometres) {
    return trees.stream().mapToDouble(tree -> tree.pathLength(voxelSizeNanometres)).sum();
  }

  /** Gives back memory held for more trees and nodes; worth it once a big skeleton is complete. */
  public void trim() {
    trees.forEach(Tree::trim);
    nodesById.trim();
  }

  /** Whether both hold the same groups, trees, nodes and edges, in the same order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Skeleton skeleton
        && (this == other || SkeletonComparison.areEqual(this, skeleton));
  }

  @Override
  public int hashCode() {
    return 31 * nodeCount() + trees.size();
  }

  int nextNodeId() {
    return freshNodeIds.next(nodesById::has);
  }

  int largestTreeId() {
    return freshTreeIds.largest();
  }

  int largestNodeId() {
    return freshNodeIds.largest();
  }

  boolean hasTree(int id) {
    return treesById.get(id) >= 0;
  }

  boolean hasNode(int id) {
    return nodesById.has(id);
  }

  @Nullable Node node(int id) {
    return nodesById.find(id);
  }

  /** Notes where a node is about to be. */
  void register(int node, Tree tree, int row) {
    if (!nodesById.add(node, tree, row)) {
      throw new IllegalArgumentException("There are two nodes with the id " + node + ".");
    }
    freshNodeIds.take(node);
  }
}
