package org.clew.annotation.skeleton;

import java.util.List;

/** Whether two skeletons hold the same. */
final class SkeletonComparison {
  private SkeletonComparison() {}

  static boolean areEqual(Skeleton one, Skeleton other) {
    return one.nodeCount() == other.nodeCount()
        && one.groups().equals(other.groups())
        && areEqual(one.trees(), other.trees(), SkeletonComparison::areEqual);
  }

  static boolean areEqual(List<Group> ones, List<Group> others) {
    return areEqual(ones, others, SkeletonComparison::areEqual);
  }

  private static boolean areEqual(Group one, Group other) {
    return one.id() == other.id()
        && one.name().equals(other.name())
        && one.isExpanded() == other.isExpanded()
        && one.otherAttributes().equals(other.otherAttributes())
        && areEqual(one.groups(), other.groups());
  }

  private static boolean areEqual(Tree one, Tree other) {
    return one.id() == other.id()
        && one.name().equals(other.name())
        && one.group().map(Group::id).equals(other.group().map(Group::id))
        && one.color().equals(other.color())
        && one.type().equals(other.type())
        && one.isVisible().equals(other.isVisible())
        && one.metadata().equals(other.metadata())
        && one.otherAttributes().equals(other.otherAttributes())
        && one.otherElements().equals(other.otherElements())
        && haveEqualNodes(one, other)
        && haveEqualEdges(one, other);
  }

  private static boolean haveEqualNodes(Tree one, Tree other) {
    if (one.nodeCount() != other.nodeCount()) {
      return false;
    }
    for (int i = 0; i < one.nodeCount(); i++) {
      if (!areEqual(one.node(i), other.node(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean areEqual(Node one, Node other) {
    return one.id() == other.id()
        && one.position().equals(other.position())
        && one.radius().equals(other.radius())
        && one.rotation().equals(other.rotation())
        && one.time().equals(other.time())
        && one.viewing().equals(other.viewing())
        && one.additionalCoordinates().equals(other.additionalCoordinates())
        && one.comment().equals(other.comment())
        && one.isBranchPoint() == other.isBranchPoint()
        && one.branchPointTime().equals(other.branchPointTime())
        && one.otherAttributes().equals(other.otherAttributes());
  }

  private static boolean haveEqualEdges(Tree one, Tree other) {
    if (one.edgeCount() != other.edgeCount()) {
      return false;
    }
    for (int i = 0; i < one.edgeCount(); i++) {
      if (one.edgeSource(i) != other.edgeSource(i)
          || one.edgeTarget(i) != other.edgeTarget(i)
          || !one.edgeOtherAttributes(i).equals(other.edgeOtherAttributes(i))) {
        return false;
      }
    }
    return true;
  }

  private interface Comparison<T> {
    boolean areEqual(T one, T other);
  }

  private static <T> boolean areEqual(List<T> ones, List<T> others, Comparison<T> comparison) {
    if (ones.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < ones.size(); i++) {
      if (!comparison.areEqual(ones.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }
}
