package org.clew.server.content;

import org.clew.annotation.skeleton.Color;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;
import org.clew.model.Vec3Int;

/** What an annotator of a skeleton task finds if nothing else is said: one node, to go on from. */
final class StartSkeleton {
  static final int NODE = 1;
  private static final int TREE = 1;

  private StartSkeleton() {}

  static Skeleton of(Content.Start start) {
    Skeleton skeleton = new Skeleton();
    Tree tree = skeleton.addTree(TREE, "").color(Color.RED);
    Vec3Int at = start.position();
    tree.addNode(NODE, at.x(), at.y(), at.z())
        .rotation(start.rotation())
        .time(start.moment())
        .branchPoint(start.moment());
    return skeleton;
  }
}
