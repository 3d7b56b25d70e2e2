package org.clew.annotation.skeleton;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.clew.model.Vec3Double;

/**
 * A point of a tree: a view into its tree, cheap to make. Two are equal if they are the same node
 * of the same tree. Made by {@link Tree#addNode}.
 */
public final class Node {
  private final Tree tree;
  private final int row;

  Node(Tree tree, int row) {
    this.tree = tree;
    this.row = row;
  }

  /** The tree it is in. */
  public Tree tree() {
    return tree;
  }

  /** Names the node in its skeleton. */
  public int id() {
    return tree.nodes.id(row);
  }

  /** Where it is, in voxels of the finest mag. */
  public Vec3Double position() {
    return new Vec3Double(x(), y(), z());
  }

  /** Where it is along the first axis, in voxels of the finest mag. */
  public double x() {
    return tree.nodes.x(row);
  }

  /** Where it is along the second axis, in voxels of the finest mag. */
  public double y() {
    return tree.nodes.y(row);
  }

  /** Where it is along the third axis, in voxels of the finest mag. */
  public double z() {
    return tree.nodes.z(row);
  }

  /** Its radius in nanometres; empty if nobody said so. */
  public OptionalDouble radius() {
    return tree.nodes.radius(row);
  }

  /** Gives it a radius, in nanometres. */
  public Node radius(double radius) {
    tree.nodes.radius(row, radius);
    return this;
  }

  /** How the viewer was turned when it was set, in degrees; empty if nobody said so. */
  public Optional<Vec3Double> rotation() {
    return tree.nodes.rotation(row);
  }

  /** Says how the viewer was turned, in degrees. */
  public Node rotation(Vec3Double rotation) {
    return rotation(rotation.x(), rotation.y(), rotation.z());
  }

  /** The same in its parts, in degrees. */
  public Node rotation(double x, double y, double z) {
    if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
      throw new IllegalArgumentException("The rotation of a node is finite.");
    }
    tree.nodes.rotation(row, x, y, z);
    return this;
  }

  /** When it was set, in milliseconds since the Unix epoch; empty if nobody said so. */
  public OptionalLong time() {
    return tree.nodes.time(row);
  }

  /** Says when it was set, in milliseconds since the Unix epoch. */
  public Node time(long millis) {
    tree.nodes.time(row, millis);
    return this;
  }

  /** In which viewport, mag, … it was set. */
  public Viewing viewing() {
    return tree.nodes.viewing(row);
  }

  /** Says in which viewport, mag, … it was set. */
  public Node viewing(Viewing viewing) {
    tree.nodes.viewing(row, viewing);
    return this;
  }

  /** Where it is along further axes than the three of space, by the names of the axes. */
  public Map<String, Integer> additionalCoordinates() {
    return tree.nodes.additionalCoordinates(row);
  }

  /** Says where it is along a further axis, e.g. {@code t}. */
  public Node additionalCoordinate(String axis, int value) {
    tree.nodes.additionalCoordinate(row, axis, value);
    return this;
  }

  /** What someone wrote at it. */
  public Optional<String> comment() {
    return tree.nodes.comment(row);
  }

  /** Writes something at it. */
  public Node comment(String text) {
    tree.nodes.comment(row, text);
    return this;
  }

  /** Whether it is marked as a place to come back to. */
  public boolean isBranchPoint() {
    return tree.nodes.isBranchPoint(row);
  }

  /** When it was marked, in milliseconds since the Unix epoch; empty if nobody said so. */
  public OptionalLong branchPointTime() {
    return tree.nodes.branchPointTime(row);
  }

  /** Marks it as a place to come back to. */
  public Node branchPoint() {
    tree.nodes.branchPoint(row);
    return this;
  }

  /** The same, with when that was, in milliseconds since the Unix epoch. */
  public Node branchPoint(long millis) {
    tree.nodes.branchPoint(row, millis);
    return this;
  }

  /**
   * What a file says about it that this library does not know, by the names of the attributes. What
   * it says so about the node’s comment is below {@code comment/}, about its branch point below
   * {@code branchpoint/}.
   */
  public Map<String, String> otherAttributes() {
    return tree.nodes.otherAttributes(row);
  }

  /** Keeps something that this library does not know. */
  public Node otherAttribute(String name, String value) {
    tree.nodes.otherAttribute(row, name, value);
    return this;
  }

  int row() {
    return row;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Node node && node.tree == tree && node.row == row;
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(tree) + row;
  }

  /** For logs, e.g. {@code node 3 at [100.0, 80.0, 30.0]}. */
  @Override
  public String toString() {
    return "node " + id() + " at " + position();
  }
}
