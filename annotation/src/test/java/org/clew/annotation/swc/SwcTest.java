package org.clew.annotation.swc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.clew.annotation.skeleton.Color;
import org.clew.annotation.skeleton.Metadata;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;
import org.clew.model.Vec3Double;
import org.clew.model.VoxelSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwcTest {
  private static final VoxelSize VOXEL_SIZE = VoxelSize.ofNanometres(11.24, 11.24, 28);
  private static final SwcOptions VOXELS = SwcOptions.voxels(VOXEL_SIZE);
  private static final SwcOptions MICROMETRES = SwcOptions.micrometres(VOXEL_SIZE);

  private static final String TWO_NEURONS =
      """
      # ORIGINAL_SOURCE CATMAID
      #  two neurons
      1 1 10 20 30 2.5 -1
      2 3 11 20.125 30 0 1
      3 3 12 20 30 -1 2
      5 6 12 21 30 1 2
      # the second
      10 0 0 0 0 1 -1
      11 2 1 0 0 1 10
      """;

  @Test
  void eachRootBeginsATree() throws IOException {
    Skeleton skeleton = read(TWO_NEURONS, VOXELS);

    assertThat(skeleton.trees()).extracting(Tree::nodeCount).containsExactly(4, 2);
    assertThat(skeleton.trees()).extracting(Tree::name).containsExactly("cell", "cell 2");
    Tree first = skeleton.trees().get(0);
    assertThat(edges(first)).containsExactly("1-2", "2-3", "2-5");
    Node second = skeleton.findNode(2).orElseThrow();
    assertThat(second.position()).isEqualTo(Vec3Double.of(11, 20.125, 30));
    assertThat(second.radius()).hasValue(0);
    assertThat(skeleton.findNode(3).orElseThrow().radius()).isEmpty();
    assertThat(skeleton.findNode(1).orElseThrow().radius()).hasValue(2.5 * 11.24);
  }

  @Test
  void typesAndCommentsAreKeptInTheMetadata() throws IOException {
    Skeleton skeleton = read(TWO_NEURONS, VOXELS);

    assertThat(skeleton.trees().get(0).metadata())
        .containsExactly(
            Metadata.of("swc header", List.of(" ORIGINAL_SOURCE CATMAID", "  two neurons")),
            Metadata.of("swc type", 3),
            Metadata.of("swc nodes of type 1", List.of("1")),
            Metadata.of("swc nodes of type 6", List.of("5")));
    assertThat(skeleton.trees().get(1).metadata())
        .containsExactly(
            Metadata.of("swc header", List.of(" the second")),
            Metadata.of("swc nodes of type 2", List.of("11")));
  }

  @Test
  void whatIsReadIsWrittenBack() throws IOException {
    assertThat(write(read(TWO_NEURONS, VOXELS), VOXELS)).isEqualTo(TWO_NEURONS);
    assertThat(write(read(TWO_NEURONS, MICROMETRES), MICROMETRES)).isEqualTo(TWO_NEURONS);
  }

  @Test
  void unitsBecomeVoxelsAndRadiiNanometres() throws IOException {
    Node node = read("1 0 1.124 0.1124 2.8 0.5 -1", MICROMETRES).findNode(1).orElseThrow();
    Node same =
        read("1 0 1124 112.4 2800 500 -1", SwcOptions.nanometres(VOXEL_SIZE))
            .findNode(1)
            .orElseThrow();

    assertThat(node.position()).isEqualTo(Vec3Double.of(100, 10, 100));
    assertThat(node.radius()).hasValue(500);
    assertThat(same.position()).isEqualTo(node.position());
    assertThat(same.radius()).hasValue(500);
  }

  @Test
  void handMadeSkeletonsAreWrittenParentsFirst() throws IOException {
    Skeleton skeleton = new Skeleton();
    Tree tree = skeleton.addTree("axon").color(Color.RED);
    tree.addMetadata(Metadata.of(SwcTypes.TYPE, SwcTypes.AXON));
    Node tip = tree.addNode(Vec3Double.of(3, 0, 0));
    Node middle = tree.addNode(Vec3Double.of(2, 0, 0));
    Node start = tree.addNode(Vec3Double.of(1, 0, 0)).radius(11.24);
    Node alone = tree.addNode(Vec3Double.of(9, 9, 9)).comment("lost");
    tree.addEdge(start, middle).addEdge(middle, tip);
    skeleton.addTree("empty");

    assertThat(write(skeleton, VOXELS))
        .isEqualTo(
            """
            3 2 1 0 0 1 -1
            2 2 2 0 0 -1 3
            1 2 3 0 0 -1 2
            4 2 9 9 9 -1 -1
            """);
    assertThat(alone.id()).isEqualTo(4);
  }

  @Test
  void anEdgeBetweenTheSameNodesTwiceIsNoCycle() throws IOException {
    Skeleton skeleton = new Skeleton();
    Tree tree = skeleton.addTree("");
    Node one = tree.addNode(Vec3Double.ZERO);
    Node other = tree.addNode(Vec3Double.ZERO);
    tree.addEdge(one, other).addEdge(other, one);

    assertThat(write(skeleton, VOXELS)).isEqualTo("1 0 0 0 0 -1 -1\n2 0 0 0 0 -1 1\n");
  }

  @Test
  void aCycleIsRefusedBeforeAnythingIsWritten(@TempDir Path temp) throws IOException {
    Skeleton skeleton = read(TWO_NEURONS, VOXELS);
    Tree tree = skeleton.addTree(7, "ring");
    for (int id = 20; id < 23; id++) {
      tree.addNode(id, id, 0, 0);
    }
    tree.addEdge(20, 21).addEdge(21, 22).addEdge(22, 20);
    Path file = temp.resolve("ring.swc");

    assertThatThrownBy(() -> SwcWriter.write(skeleton, file, VOXELS))
        .isInstanceOf(SwcException.class)
        .hasMessageStartingWith("Tree 7 (“ring”) has a cycle, which SWC cannot hold;");
    assertThat(file).doesNotExist();
  }

  @Test
  void whatSwcCannotHoldIsSaid() {
    Skeleton negative = new Skeleton();
    negative.addTree("").addNode(-5, 0, 0, 0);
    Skeleton loop = new Skeleton();
    Tree tree = loop.addTree("");
    tree.addNode(1, 0, 0, 0);
    tree.addEdge(1, 1);
    Skeleton typed = new Skeleton();
    typed.addTree("").addMetadata(Metadata.of("swc nodes of type 2", List.of("1-")));

    assertThatThrownBy(() -> write(negative, VOXELS))
        .hasMessage("Node -5 has a negative id, which SWC cannot hold.");
    assertThatThrownBy(() -> write(loop, VOXELS))
        .hasMessageEndingWith("the one between the nodes 1 and 1.");
    assertThatThrownBy(() -> write(typed, VOXELS))
        .hasMessageStartingWith("Tree 1 says under “swc nodes of type 2” of its metadata");
  }

  @Test
  void onlyOneTreeIsWrittenIfAsked() throws IOException {
    Tree second = read(TWO_NEURONS, VOXELS).trees().get(1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    SwcWriter.write(second, out, VOXELS);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("# the second\n10 0 0 0 0 1 -1\n11 2 1 0 0 1 10\n");
  }

  @Test
  void childrenMayComeFirstAndColumnsMayBeRagged() throws IOException {
    Skeleton skeleton =
        read(
            "\ufeff# made by hand\r\n\r\n  3\t0 1 1 1 nan 2 more columns\r\n2.0 0 1e1 1 1 1 1.0\r\n1 0 -.5 1 1 1 -1",
            VOXELS);

    assertThat(write(skeleton, VOXELS))
        .isEqualTo("# made by hand\n1 0 -0.5 1 1 1 -1\n2 0 10 1 1 1 1\n3 0 1 1 1 -1 2\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 0 0 0 0 1           | Line 1: A node has 7 columns, id, type, x, y, z, radius and parent, but here are 6.
          1 0 a 0 0 1 -1        | Line 1: The x “a” is not a number.
          1 0 0 1f 0 1 -1       | Line 1: The y “1f” is not a number.
          1 0 0 0 1e999 1 -1    | Line 1: The z “1e999” is not a number.
          1 0 0 0 nan 1 -1      | Line 1: The z “nan” is not a number.
          1 0 0 0 0 - -1        | Line 1: The radius “-” is not a number.
          1.5 0 0 0 0 1 -1      | Line 1: The id “1.5” is not a whole number up to 2147483647.
          2147483648 0 0 0 0 1 -1 | Line 1: The id “2147483648” is not a whole number up to 2147483647.
          -7 0 0 0 0 1 -1       | Line 1: The id -7 is negative.
          1 0 0 0 0 1 -2        | Line 1: The parent -2 is negative; -1 stands for none.
          1 0 0 0 0 1 1         | Line 1: Node 1 is its own parent.
          1 0 0 0 0 1 2         | Line 1: There is no node 2, the parent of 1.
          1 0 0 0 0 1 -1/1 0 0 0 0 1 -1 | Line 2: There are two nodes with the id 1.
          2 0 0 0 0 1 1/2 0 0 0 0 1 -1  | Line 2: There are two nodes with the id 2.
          1 0 0 0 0 1 2/#/2 0 0 0 0 1 3/3 0 0 0 0 1 1 | Line 1: Node 1 is its own ancestor.
          3 0 0 0 0 1 2/2 0 0 0 0 1 9 | Line 2: There is no node 9, the parent of 2.
          1 0 1e300 1e308 1e308 1 -1 | Line 1: The position or radius is too large.
          # nothing             | The file holds no node.
          """)
  void badLinesAreNamedWithTheirReason(String lines, String message) {
    assertThatThrownBy(() -> read(lines.replace('/', '\n'), VOXELS))
        .isInstanceOf(SwcException.class)
        .hasMessage(message);
  }

  @Test
  void neuronsMayBeDeeperThanAnyStack() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int id = 200_000; id > 0; id--) {
      text.append(id).append(" 2 ").append(id).append(" 0 0 1 ").append(id == 1 ? -1 : id - 1);
      text.append('\n');
    }

    String written = write(read(text.toString(), VOXELS), VOXELS);

    List<String> backwards = new ArrayList<>(written.lines().toList());
    Collections.reverse(backwards);
    assertThat(backwards).isEqualTo(text.toString().lines().toList());
  }

  @Test
  void filesNameTheirTrees(@TempDir Path temp) throws IOException {
    Path file = Files.writeString(temp.resolve("DA1 left.SWC"), TWO_NEURONS);

    Skeleton skeleton = SwcReader.read(file, VOXELS);
    Path copy = temp.resolve("copy.swc");
    SwcWriter.write(skeleton, copy, VOXELS);

    assertThat(skeleton.trees()).extracting(Tree::name).containsExactly("DA1 left", "DA1 left 2");
    assertThat(copy).hasContent(TWO_NEURONS);
  }

  private static List<String> edges(Tree tree) {
    return IntStream.range(0, tree.edgeCount())
        .mapToObj(edge -> tree.edgeSource(edge) + "-" + tree.edgeTarget(edge))
        .toList();
  }

  private static Skeleton read(String text, SwcOptions options) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return SwcReader.read(new ByteArrayInputStream(bytes), "cell", options);
  }

  private static String write(Skeleton skeleton, SwcOptions options) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SwcWriter.write(skeleton, out, options);
    return out.toString(StandardCharsets.UTF_8);
  }
}
