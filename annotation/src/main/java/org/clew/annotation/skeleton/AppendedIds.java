package org.clew.annotation.skeleton;

import java.util.OptionalInt;

/**
 * Which ids the parts of an appended skeleton have now; those of an active node or of a link follow
 * it. Knows the appended skeleton as it is when asked.
 */
public final class AppendedIds {
  private final Skeleton appended;
  private final IntIndex nodes;
  private final IntIndex trees;
  private final IntIndex groups;

  AppendedIds(Skeleton appended, IntIndex nodes, IntIndex trees, IntIndex groups) {
    this.appended = appended;
    this.nodes = nodes;
    this.trees = trees;
    this.groups = groups;
  }

  /** The new id of a node of the appended skeleton; empty if it has none of that id. */
  public OptionalInt node(int id) {
    return appended.hasNode(id) ? OptionalInt.of(changed(nodes, id)) : OptionalInt.empty();
  }

  /** The new id of a tree of the appended skeleton; empty if it has none of that id. */
  public OptionalInt tree(int id) {
    return appended.hasTree(id) ? OptionalInt.of(changed(trees, id)) : OptionalInt.empty();
  }

  /** The new id of a group of the appended skeleton; empty if it has none of that id. */
  public OptionalInt group(int id) {
    return appended.groups().find(id).isPresent()
        ? OptionalInt.of(changed(groups, id))
        : OptionalInt.empty();
  }

  private static int changed(IntIndex fresh, int id) {
    int found = fresh.get(id);
    return found < 0 ? id : found;
  }
}
