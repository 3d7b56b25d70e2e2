package org.clew.annotation.skeleton;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.clew.model.Vec3Double;
import org.jspecify.annotations.Nullable;

/** Nodes, joined by edges. Made by {@link Skeleton#addTree}. */
public final class Tree {
  private final Skeleton skeleton;
  private final int position;
  private final int id;
  private final String name;
  private final List<Metadata> metadata = new ArrayList<>(0);
  private final EdgeTable edges = new EdgeTable();
  final NodeTable nodes = new NodeTable();
  private @Nullable Group group;
  private @Nullable Color color;
  private @Nullable String type;
  private @Nullable Boolean isVisible;

  Tree(Skeleton skeleton, int position, int id, String name) {
    this.skeleton = skeleton;
    this.position = position;
    this.id = id;
    this.name = name;
  }

  int position() {
    return position;
  }

  /** Names the tree in its skeleton. */
  public int id() {
    return id;
  }

  /** Shown to people, may be empty. */
  public String name() {
    return name;
  }

  /** The group it is in. */
  public Optional<Group> group() {
    return Optional.ofNullable(group);
  }

  /**
   * Sorts it into a group of its skeleton.
   *
   * @throws IllegalArgumentException if the group belongs to something else
   */
  public Tree group(Group newGroup) {
    if (skeleton.groups().find(newGroup.id()).orElse(null) != newGroup) {
      throw new IllegalArgumentException(
          "The group “%s” belongs to another skeleton.".formatted(newGroup.name()));
    }
    group = newGroup;
    return this;
  }

  /** Its colour; empty lets the viewer choose. */
  public Optional<Color> color() {
    return Optional.ofNullable(color);
  }

  /** Colours it. */
  public Tree color(Color newColor) {
    color = newColor;
    return this;
  }

  /** What kind of tree it is, e.g. {@code DEFAULT} or {@code AGGLOMERATE}. */
  public Optional<String> type() {
    return Optional.ofNullable(type);
  }

  /** Says what kind of tree it is. */
  public Tree type(String newType) {
    type = newType;
    return this;
  }

  /** Whether the viewer shows it; empty if nobody said so. */
  public Optional<Boolean> isVisible() {
    return Optional.ofNullable(isVisible);
  }

  /** Shows or hides it. */
  public Tree visible(boolean visible) {
    isVisible = visible;
    return this;
  }

  /** What people noted about it. */
  public List<Metadata> metadata() {
    return Collections.unmodifiableList(metadata);
  }

  /** Notes something about it. */
  public Tree addMetadata(Metadata entry) {
    metadata.add(entry);
    return this;
  }

  /** How many nodes it has. */
  public int nodeCount() {
    return nodes.size();
  }

  /** Its nodes, in the order in which they were added. */
  public Iterable<Node> nodes() {
    return () ->
        new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < nodes.size();
          }

          @Override
          public Node next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            return new Node(Tree.this, next++);
          }
        };
  }

  /** A node by its place in the order, from 0. */
  public Node node(int index) {
    return new Node(this, Objects.checkIndex(index, nodes.size()));
  }

  /** The node of an id. */
  public Optional<Node> findNode(int nodeId) {
    int row = nodes.row(nodeId);
    return row < 0 ? Optional.empty() : Optional.of(new Node(this, row));
  }

  /**
   * Adds a node, with the next free id.
   *
   * @param at in voxels of the finest mag
   */
  public Node addNode(Vec3Double at) {
    return addNode(skeleton.nextNodeId(), at);
  }

  /**
   * Adds a node.
   *
   * @param nodeId unique among the nodes of the skeleton
   * @param at in voxels of the finest mag
   * @throws IllegalArgumentException if the id is taken
   */
  public Node addNode(int nodeId, Vec3Double at) {
    return addNode(nodeId, at.x(), at.y(), at.z());
  }

  /** The same with the position, in voxels of the finest mag, in its parts. */
  public Node addNode(int nodeId, double x, double y, double z) {
    if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
      throw new IllegalArgumentException("The position of a node is finite.");
    }
    skeleton.register(nodeId, this);
    return new Node(this, nodes.add(nodeId, x, y, z));
  }

  /** How many edges it has. */
  public int edgeCount() {
    return edges.size();
  }

  /** The node id at which an edge starts, by its place in the order, from 0. */
  public int edgeSource(int index) {
    return edges.source(index);
  }

  /** The node id at which an edge ends, by its place in the order, from 0. */
  public int edgeTarget(int index) {
    return edges.target(index);
  }

  /**
   * Joins two nodes of this tree.
   *
   * @throws IllegalArgumentException if one of them is in another tree
   */
  public Tree addEdge(Node source, Node target) {
    return addEdge(source.id(), target.id());
  }

  /** The same by the ids of the nodes. */
  public Tree addEdge(int source, int target) {
    checkHasNode(source);
    checkHasNode(target);
    edges.add(source, target);
    return this;
  }

  /** Gives back memory held for more nodes and edges; worth it once a big tree is complete. */
  public void trim() {
    nodes.trim();
    edges.trim();
  }

  private void checkHasNode(int node) {
    if (skeleton.treeOf(node) != this) {
      throw new IllegalArgumentException(
          "The edge ends at node %d, which tree %d does not have.".formatted(node, id));
    }
  }
}
