package org.clew.annotation.swc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;
import org.clew.model.LengthUnit;
import org.clew.model.Vec3Double;
import org.clew.model.VoxelSize;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The seed is the name of each test. */
class SwcRoundTripTest {
  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void fileToSkeletonToFileIsIdentity(long seed) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    SwcOptions options = options(random);
    String text = file(random);

    Skeleton skeleton = read(text, options);
    String written = write(skeleton, options);

    assertThat(written).isEqualTo(text);
    assertThat(write(read(shuffled(text, random), options), options).lines().sorted())
        .isEqualTo(text.lines().sorted().toList());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void skeletonToFileToSkeletonIsIdentity(long seed) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    SwcOptions options = options(random);
    Skeleton skeleton = skeleton(random);

    Skeleton back = read(write(skeleton, options), options);

    assertThat(described(back)).isEqualTo(described(skeleton));
  }

  private static SwcOptions options(RandomGenerator random) {
    VoxelSize size =
        random.nextBoolean()
            ? VoxelSize.ofNanometres(11.24, 11.24, 28)
            : new VoxelSize(Vec3Double.of(0.0325, 0.0325, 0.1), LengthUnit.MICROMETER);
    return List.of(
            SwcOptions.voxels(size), SwcOptions.nanometres(size), SwcOptions.micrometres(size))
        .get(random.nextInt(3));
  }

  /** As a well-behaved program writes it: parents first, a tree after the other. */
  private static String file(RandomGenerator random) {
    StringBuilder text = new StringBuilder("# made up\n");
    int id = random.nextInt(3);
    for (int tree = random.nextInt(1, 4); tree > 0; tree--) {
      int first = id;
      for (int size = random.nextInt(1, 40); size > 0; size--) {
        int parent = id == first ? -1 : random.nextInt(first, id);
        text.append(id++).append(' ').append(random.nextInt(8) * random.nextInt(2));
        for (int axis = 0; axis < 3; axis++) {
          text.append(' ').append(decimal(random));
        }
        text.append(' ').append(random.nextInt(5) == 0 ? "-1" : decimal(random).replace("-", ""));
        text.append(' ').append(parent).append('\n');
      }
    }
    return text.toString();
  }

  /** Up to six places, written as short as possible. */
  private static String decimal(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    Decimals.append(
        text, random.nextInt(-99_999_999, 99_999_999) / Math.pow(10, random.nextInt(7)));
    return text.toString();
  }

  private static String shuffled(String text, RandomGenerator random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    String header = lines.remove(0);
    Collections.shuffle(lines, new Random(random.nextLong()));
    return header + "\n" + String.join("\n", lines);
  }

  private static Skeleton skeleton(RandomGenerator random) {
    Skeleton skeleton = new Skeleton();
    for (int number = random.nextInt(1, 4); number > 0; number--) {
      Tree tree = skeleton.addTree("");
      for (int size = random.nextInt(1, 30); size > 0; size--) {
        Node node =
            tree.addNode(
                Vec3Double.of(
                    random.nextInt(-9999, 99_999),
                    random.nextInt(99_999) / 8.0,
                    random.nextInt(99_999)));
        if (random.nextBoolean()) {
          node.radius(random.nextInt(1000));
        }
        if (tree.nodeCount() > 1) {
          tree.addEdge(tree.node(random.nextInt(tree.nodeCount() - 1)), node);
        }
      }
    }
    return skeleton;
  }

  private static Map<Integer, String> described(Skeleton skeleton) {
    Map<Integer, String> nodes = new TreeMap<>();
    for (Tree tree : skeleton.trees()) {
      for (Node node : tree.nodes()) {
        nodes.put(node.id(), node + " " + node.radius() + " in " + tree.id());
      }
      for (int edge = 0; edge < tree.edgeCount(); edge++) {
        nodes.merge(tree.edgeTarget(edge), " after " + tree.edgeSource(edge), String::concat);
      }
    }
    return nodes;
  }

  private static Skeleton read(String text, SwcOptions options) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return SwcReader.read(new ByteArrayInputStream(bytes), "", options);
  }

  private static String write(Skeleton skeleton, SwcOptions options) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SwcWriter.write(skeleton, out, options);
    return out.toString(StandardCharsets.UTF_8);
  }
}
