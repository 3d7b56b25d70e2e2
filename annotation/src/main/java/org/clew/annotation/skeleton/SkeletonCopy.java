package org.clew.annotation.skeleton;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Copies all of a skeleton into another one. */
final class SkeletonCopy {
  private final Skeleton from;
  private final Skeleton to;
  private final Appending how;
  private final IntIndex newNodes = new IntIndex();
  private final IntIndex newTrees = new IntIndex();
  private final IntIndex newGroups = new IntIndex();
  private final FreshIds freshNodes = new FreshIds();
  private final FreshIds freshTrees = new FreshIds();
  private final FreshIds freshGroups = new FreshIds();

  @SuppressWarnings("ReferenceEquality")
  SkeletonCopy(Skeleton from, Skeleton to, Appending how) {
    this.from = from == to ? copyOf(from) : from;
    this.to = to;
    this.how = how;
    freshNodes.take(Math.max(from.largestNodeId(), to.largestNodeId()));
    freshTrees.take(Math.max(from.largestTreeId(), to.largestTreeId()));
    freshGroups.take(Math.max(from.groups().largestId(), to.groups().largestId()));
  }

  private static Skeleton copyOf(Skeleton skeleton) {
    Skeleton copy = new Skeleton();
    copy.append(skeleton);
    return copy;
  }

  AppendedIds copy() {
    Group parent = how.group() == null ? null : newParent(how.group());
    copyGroups(from.groups().roots(), parent);
    for (Tree tree : from.trees()) {
      copyTree(tree, parent);
    }
    return new AppendedIds(from, newNodes, newTrees, newGroups);
  }

  private Group newParent(String name) {
    int id = freshGroups.next(this::isGroup);
    freshGroups.take(id);
    return to.groups().add(id, name);
  }

  private void copyGroups(List<Group> groups, @Nullable Group parent) {
    for (Group group : groups) {
      boolean isTaken = to.groups().find(group.id()).isPresent();
      int id = isTaken ? fresh(group.id(), freshGroups, newGroups, this::isGroup) : group.id();
      Group copy =
          parent == null ? to.groups().add(id, group.name()) : parent.addGroup(id, group.name());
      copy.expanded(group.isExpanded());
      group.otherAttributes().forEach(copy::otherAttribute);
      copyGroups(group.groups(), copy);
    }
  }

  private void copyTree(Tree tree, @Nullable Group parent) {
    int id = tree.id();
    if (to.hasTree(id)) {
      id = fresh(id, freshTrees, newTrees, any -> to.hasTree(any) || from.hasTree(any));
    }
    Tree copy = to.addTree(id, how.prefix() + tree.name());
    tree.group().map(this::copied).or(() -> Optional.ofNullable(parent)).ifPresent(copy::group);
    tree.color().ifPresent(copy::color);
    tree.type().ifPresent(copy::type);
    tree.isVisible().ifPresent(copy::visible);
    tree.metadata().forEach(copy::addMetadata);
    tree.otherAttributes().forEach(copy::otherAttribute);
    tree.otherElements().forEach(copy::addOtherElement);
    for (Node node : tree.nodes()) {
      copyNode(node, copy);
    }
    copyEdges(tree, copy);
    copy.trim();
  }

  private void copyNode(Node node, Tree tree) {
    int id = node.id();
    if (to.hasNode(id)) {
      id = fresh(id, freshNodes, newNodes, any -> to.hasNode(any) || from.hasNode(any));
    }
    Node copy = tree.addNode(id, node.x(), node.y(), node.z());
    node.radius().ifPresent(copy::radius);
    node.rotation().ifPresent(copy::rotation);
    node.time().ifPresent(copy::time);
    if (!node.viewing().equals(Viewing.UNKNOWN)) {
      copy.viewing(node.viewing());
    }
    node.additionalCoordinates().forEach(copy::additionalCoordinate);
    node.comment().ifPresent(copy::comment);
    if (node.isBranchPoint()) {
      node.branchPointTime().ifPresentOrElse(copy::branchPoint, copy::branchPoint);
    }
    node.otherAttributes().forEach(copy::otherAttribute);
  }

  /** Rows are the same in both trees. */
  private static void copyEdges(Tree tree, Tree copy) {
    for (int i = 0; i < tree.edgeCount(); i++) {
      copy.edges.add(tree.edges.source(i), tree.edges.target(i));
      if (!tree.edgeOtherAttributes(i).isEmpty()) {
        copy.edgeOtherAttributes(i, tree.edgeOtherAttributes(i));
      }
    }
  }

  private Group copied(Group group) {
    int fresh = newGroups.get(group.id());
    return to.groups().find(fresh < 0 ? group.id() : fresh).orElseThrow();
  }

  private boolean isGroup(int id) {
    return to.groups().find(id).isPresent() || from.groups().find(id).isPresent();
  }

  private static int fresh(int old, FreshIds ids, IntIndex changed, IntPredicate isTaken) {
    int id = ids.next(isTaken);
    ids.take(id);
    changed.put(old, id);
    return id;
  }
}
