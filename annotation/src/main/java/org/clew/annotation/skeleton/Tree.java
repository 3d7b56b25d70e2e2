package org.clew.annotation.skeleton;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.clew.model.Vec3Double;
import org.jspecify.annotations.Nullable;

/** Nodes, joined by edges. Made by {@link Skeleton#addTree}. */
public final class Tree {
  private static final double INVISIBLE_ALPHA = 1e-3;

  private final Skeleton skeleton;
  private final int id;
  private final String name;
  private final List<Metadata> metadata = new ArrayList<>(0);
  private final List<OtherElement> otherElements = new ArrayList<>(0);
  private @Nullable Map<String, String> otherAttributes;
  final EdgeTable edges = new EdgeTable();
  final NodeTable nodes = new NodeTable();
  private @Nullable Group group;
  private @Nullable Color color;
  private @Nullable String type;
  private @Nullable Boolean isVisible;
  private int lastSource;
  private int lastTarget;

  Tree(Skeleton skeleton, int id, String name) {
    this.skeleton = skeleton;
    this.id = id;
    this.name = name;
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

  /**
   * Whether the viewer shows it: as {@link #isVisible} says, and where that is empty, if its colour
   * is not as good as transparent.
   */
  public boolean isShown() {
    return isVisible != null ? isVisible : color == null || color.alpha() >= INVISIBLE_ALPHA;
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

  /** What a file says about it that this library does not know, by the names of the attributes. */
  public Map<String, String> otherAttributes() {
    return otherAttributes == null ? Map.of() : Collections.unmodifiableMap(otherAttributes);
  }

  /** Keeps something that this library does not know. */
  public Tree otherAttribute(String attribute, String value) {
    if (otherAttributes == null) {
      otherAttributes = new LinkedHashMap<>();
    }
    otherAttributes.put(attribute, value);
    return this;
  }

  /** Elements in it that this library does not know. */
  public List<OtherElement> otherElements() {
    return Collections.unmodifiableList(otherElements);
  }

  /** Keeps an element that this library does not know. */
  public Tree addOtherElement(OtherElement element) {
    otherElements.add(element);
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

  /** The nodes with comments, in the order in which the nodes were added. */
  public Iterable<Node> commentedNodes() {
    return () -> views(nodes.commented());
  }

  /** The nodes that are branch points, in the order in which the nodes were added. */
  public Iterable<Node> branchPoints() {
    return () -> views(nodes.branchPoints());
  }

  /** A node by its place in the order, from 0. */
  public Node node(int index) {
    return new Node(this, Objects.checkIndex(index, nodes.size()));
  }

  /** The node of an id. */
  public Optional<Node> findNode(int nodeId) {
    return skeleton.findNode(nodeId).filter(node -> node.tree() == this);
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
    skeleton.register(nodeId, this, nodes.size());
    return new Node(this, nodes.add(nodeId, x, y, z));
  }

  /** How many edges it has. */
  public int edgeCount() {
    return edges.size();
  }

  /** The node id at which an edge starts, by its place in the order, from 0. */
  public int edgeSource(int index) {
    return nodes.id(edges.source(index));
  }

  /** The node id at which an edge ends, by its place in the order, from 0. */
  public int edgeTarget(int index) {
    return nodes.id(edges.target(index));
  }

  /** What a file says about an edge that this library does not know; the edge by its place. */
  public Map<String, String> edgeOtherAttributes(int index) {
    return edges.otherAttributes(index);
  }

  /** Keeps what this library does not know about an edge, by the edge’s place. */
  public Tree edgeOtherAttributes(int index, Map<String, String> attributes) {
    edges.otherAttributes(index, attributes);
    return this;
  }

  /**
   * Joins two nodes of this tree.
   *
   * @throws IllegalArgumentException if one of them is in another tree
   */
  public Tree addEdge(Node source, Node target) {
    checkIsHere(source);
    checkIsHere(target);
    edges.add(source.row(), target.row());
    return this;
  }

  /**
   * The same by the ids of the nodes.
   *
   * @throws IllegalArgumentException if this tree has no such node
   */
  public Tree addEdge(int source, int target) {
    int sourceRow = row(source, lastSource);
    int targetRow = row(target, lastTarget);
    if (sourceRow < 0 || targetRow < 0) {
      throw new IllegalArgumentException(
          "The edge %s-%s ends at node %s, which tree %s does not have."
              .formatted(source, target, sourceRow < 0 ? source : target, id));
    }
    lastSource = sourceRow;
    lastTarget = targetRow;
    edges.add(sourceRow, targetRow);
    return this;
  }

  /**
   * How long all its edges are together, in nanometres.
   *
   * @param voxelSizeNanometres the size of a voxel of the finest mag along each axis
   */
  public double pathLength(Vec3Double voxelSizeNanometres) {
    return PathLength.of(this, voxelSizeNanometres);
  }

  /** How its nodes hang together at this moment: degrees, ends, branches, components. */
  public TreeShape shape() {
    return new TreeShape(this);
  }

  /** Gives back memory held for more nodes and edges; worth it once a big tree is complete. */
  public void trim() {
    nodes.trim();
    edges.trim();
  }

  /** Edges mostly follow the order of the nodes, so the row of the edge before is a good guess. */
  private int row(int nodeId, int guess) {
    for (int row = guess - 1; row <= guess + 1; row++) {
      if (nodes.hasAt(row, nodeId)) {
        return row;
      }
    }
    Node found = skeleton.node(nodeId);
    return found == null || found.tree() != this ? -1 : found.row();
  }

  private Iterator<Node> views(IntStream rows) {
    return rows.mapToObj(row -> new Node(this, row)).iterator();
  }

  private void checkIsHere(Node node) {
    if (node.tree() != this) {
      throw new IllegalArgumentException(
          "The edge ends at node %s, which tree %s does not have.".formatted(node.id(), id));
    }
  }
}
