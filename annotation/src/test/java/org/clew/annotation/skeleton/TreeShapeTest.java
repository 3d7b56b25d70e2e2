package org.clew.annotation.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.clew.model.Vec3Double;
import org.junit.jupiter.api.Test;

final class TreeShapeTest {
  private final Skeleton skeleton = new Skeleton();
  private final Tree tree = skeleton.addTree("tree");

  /** 1-2-3 with 3-4 and 3-5, then 6-7, then 8 alone. */
  private void trace() {
    for (int id = 1; id <= 8; id++) {
      tree.addNode(id, Vec3Double.of(id, 0, 0));
    }
    tree.addEdge(1, 2).addEdge(2, 3).addEdge(3, 4).addEdge(5, 3).addEdge(7, 6);
  }

  @Test
  void branchesWhereThreeEdgesMeet() {
    trace();

    assertThat(tree.shape().branchNodes()).extracting(Node::id).containsExactly(3);
    assertThat(tree.shape().degree(tree.node(2))).isEqualTo(3);
  }

  @Test
  void endsWhereOneEdgeEndsOrNone() {
    trace();

    assertThat(tree.shape().endNodes()).extracting(Node::id).containsExactly(1, 4, 5, 6, 7, 8);
  }

  @Test
  void numbersItsPiecesInTheOrderOfTheirFirstNodes() {
    trace();
    TreeShape shape = tree.shape();

    assertThat(shape.componentCount()).isEqualTo(3);
    assertThat(tree.nodes()).extracting(shape::component).containsExactly(0, 0, 0, 0, 0, 1, 1, 2);
  }

  @Test
  void isNothingWithoutNodes() {
    assertThat(tree.shape().componentCount()).isZero();
    assertThat(tree.shape().endNodes()).isEmpty();
  }

  @Test
  void refusesNodesOfOtherTrees() {
    Node foreign = skeleton.addTree("other").addNode(Vec3Double.ZERO);
    TreeShape shape = tree.shape();

    assertThatIllegalArgumentException().isThrownBy(() -> shape.degree(foreign));
  }

  @Test
  void takesLongChainsInItsStride() {
    int nodes = 300_000;
    for (int id = 1; id <= nodes; id++) {
      tree.addNode(id, Vec3Double.ZERO);
    }
    for (int id = nodes; id > 1; id--) {
      tree.addEdge(id, id - 1);
    }

    assertThat(tree.shape().componentCount()).isEqualTo(1);
    assertThat(tree.shape().endNodes()).hasSize(2);
  }

  @Test
  void measuresItsPathInNanometres() {
    tree.addNode(1, Vec3Double.of(0, 0, 0));
    tree.addNode(2, Vec3Double.of(3, 0, 0));
    tree.addNode(3, Vec3Double.of(3, 4, 1));
    tree.addEdge(1, 2).addEdge(3, 2);
    skeleton.addTree("second").addNode(Vec3Double.ZERO);

    double expected = 3 * 11.24 + Math.sqrt(Math.pow(4 * 11.24, 2) + 28 * 28);
    Vec3Double voxel = Vec3Double.of(11.24, 11.24, 28);
    assertThat(tree.pathLength(voxel)).isEqualTo(expected, within(1e-9));
    assertThat(skeleton.pathLength(voxel)).isEqualTo(expected, within(1e-9));
  }
}
