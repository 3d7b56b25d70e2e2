package org.clew.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.annotation.nml.NmlMeta;
import org.clew.annotation.nml.NmlParameters;
import org.clew.annotation.nml.NmlScale;
import org.clew.annotation.nml.NmlWriter;
import org.clew.annotation.skeleton.Color;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;
import org.clew.annotation.skeleton.Viewing;
import org.clew.model.Vec3Double;

/** Tracings as WEBKNOSSOS writes them: every node with all its attributes, now and then a note. */
final class GeneratedNml {
  private static final int NODES_OF_A_TREE = 5_000;
  private static final long START = 1_755_600_000_000L;
  private static final Viewing VIEWING = new Viewing(0, 1, 8, false);

  private GeneratedNml() {}

  static byte[] bytes(int nodes) {
    return bytes(nml(nodes));
  }

  static byte[] bytes(Nml nml) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(nml.skeleton().nodeCount() * 200);
    try {
      NmlWriter.write(nml, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Nml nml(int nodes) {
    return nml(
        new NmlExperiment("l4_sample", "Organization_X", "59e9cfbdba632ac2ab8b23b5", "", null),
        skeleton(nodes, 1));
  }

  static Nml nml(NmlExperiment experiment, Skeleton skeleton) {
    NmlParameters parameters =
        new NmlParameters(
            experiment,
            new NmlScale(11.24, 11.24, 28, "nanometer"),
            Vec3Double.ZERO,
            START,
            new Vec3Double(120, 80, 30),
            Map.of(),
            Vec3Double.ZERO,
            2.0,
            1,
            List.of(),
            null,
            List.of(),
            Map.of(),
            List.of());
    return new Nml(
        List.of(new NmlMeta("username", "Ada Lovelace")),
        parameters,
        skeleton,
        List.of(),
        List.of());
  }

  static Skeleton skeleton(int nodes, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Skeleton skeleton = new Skeleton();
    while (skeleton.nodeCount() < nodes) {
      Tree tree = skeleton.addTree("axon " + (skeleton.trees().size() + 1)).color(Color.RED);
      trace(tree, Math.min(NODES_OF_A_TREE, nodes - skeleton.nodeCount()), random);
    }
    return skeleton;
  }

  private static void trace(Tree tree, int nodes, RandomGenerator random) {
    Node last = null;
    Vec3Double at =
        new Vec3Double(random.nextInt(50_000), random.nextInt(50_000), random.nextInt(5_000));
    for (int i = 0; i < nodes; i++) {
      at = new Vec3Double(at.x() + random.nextInt(9) - 4, at.y() + random.nextInt(9) - 4, at.z());
      Node node =
          tree.addNode(at)
              .radius(random.nextInt(1_000, 20_000) / 100.0)
              .rotation(new Vec3Double(0, 90, random.nextInt(3_600) / 10.0))
              .viewing(VIEWING)
              .time(START + 1_000L * i);
      if (last != null) {
        tree.addEdge(last, node);
      }
      if (random.nextInt(200) == 0) {
        node.comment("seen from “below”").branchPoint(START + i);
      }
      last = node;
    }
  }
}
