package org.clew.benchmarks;

import java.util.Locale;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;
import org.clew.annotation.skeleton.Viewing;

/** Bytes that a node takes, with its edge and its share of everything: used memory after a GC. */
final class SkeletonMemory {
  private static final int NODES = 10_000_000;
  private static final int COLLECTIONS = 3;

  private enum Kind {
    PLAIN("whole positions only"),
    WEBKNOSSOS("whole positions, radius, rotation, time, viewing"),
    WORST("fractional positions, everything, t, ids in no order"),
    COMMENTED("the same, with the same comment at every node");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  private SkeletonMemory() {}

  static void print() {
    System.out.printf(Locale.ROOT, "%nSkeleton of %,d nodes and as many edges%n", NODES);
    for (Kind kind : Kind.values()) {
      for (int nodesOfATree : new int[] {NODES, 1_000}) {
        System.out.printf(
            Locale.ROOT,
            "%-55s %,10d nodes a tree %6.1f bytes a node%n",
            kind.text,
            nodesOfATree,
            measured(kind, nodesOfATree));
      }
    }
  }

  private static double measured(Kind kind, int nodesOfATree) {
    long before = used();
    Skeleton skeleton = skeleton(kind, nodesOfATree);
    double each = (double) (used() - before) / skeleton.nodeCount();
    if (skeleton.edgeCount() == 0) {
      throw new IllegalStateException("There are no edges.");
    }
    return each;
  }

  private static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static Skeleton skeleton(Kind kind, int nodesOfATree) {
    Skeleton skeleton = new Skeleton();
    while (skeleton.nodeCount() < NODES) {
      Tree tree = skeleton.addTree("tree");
      Node last = node(kind, tree);
      while (tree.nodeCount() < nodesOfATree) {
        Node node = node(kind, tree);
        tree.addEdge(last, node);
        last = node;
      }
      tree.trim();
    }
    skeleton.trim();
    return skeleton;
  }

  private static Node node(Kind kind, Tree tree) {
    int number = tree.nodeCount() + tree.id() * 1_000;
    boolean isWorst = kind == Kind.WORST || kind == Kind.COMMENTED;
    // An odd factor: each id once, in no order.
    int id = isWorst ? number * 0x9E37_79B1 : number;
    double fraction = isWorst ? 0.1 : 0;
    Node node = tree.addNode(id, number % 50_000 + fraction, number % 5_000, number % 100);
    if (kind != Kind.PLAIN) {
      node.radius(112.5 + fraction)
          .rotation(0, 90, number % 360 + fraction)
          .time(1_755_600_000_000L + number)
          .viewing(new Viewing(number % 4, 1, 8, false));
    }
    if (isWorst) {
      node.rotation(fraction, fraction, fraction).additionalCoordinate("t", number % 10);
    }
    return kind == Kind.COMMENTED ? node.comment("seen") : node;
  }
}
