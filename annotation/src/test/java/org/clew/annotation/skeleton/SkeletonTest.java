package org.clew.annotation.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.clew.model.Vec3Double;
import org.junit.jupiter.api.Test;

final class SkeletonTest {
  private final Skeleton skeleton = new Skeleton();

  @Test
  void isBuiltByHandAsItReads() {
    Group axons = skeleton.groups().add("axons");
    Tree tree = skeleton.addTree("axon 1").group(axons).color(Color.RED);
    Node start = tree.addNode(Vec3Double.of(100, 80, 30)).branchPoint().comment("soma");
    Node next = tree.addNode(Vec3Double.of(104, 80, 31.5)).radius(120).time(7);
    tree.addEdge(start, next);

    assertThat(skeleton.nodeCount()).isEqualTo(2);
    assertThat(skeleton.edgeCount()).isEqualTo(1);
    assertThat(tree.group()).contains(axons);
    assertThat(skeleton.findNode(2)).contains(next);
    assertThat(next.position()).isEqualTo(Vec3Double.of(104, 80, 31.5));
    assertThat(start.position()).isEqualTo(Vec3Double.of(100, 80, 30));
    assertThat(next.radius()).hasValue(120);
    assertThat(start.radius()).isEmpty();
    assertThat(start.comment()).contains("soma");
    assertThat(tree.branchPoints()).containsExactly(start);
    assertThat(tree.commentedNodes()).containsExactly(start);
    assertThat(tree.edgeTarget(0)).isEqualTo(next.id());
  }

  @Test
  void refusesTwoNodesOfOneId() {
    skeleton.addTree("a").addNode(7, Vec3Double.ZERO);
    Tree other = skeleton.addTree("b");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> other.addNode(7, Vec3Double.ZERO))
        .withMessage("There are two nodes with the id 7.");
    assertThat(other.nodeCount()).isZero();
    assertThat(skeleton.nodeCount()).isEqualTo(1);
  }

  @Test
  void refusesTwoTreesOrGroupsOfOneId() {
    skeleton.addTree(3, "a");
    skeleton.groups().add(4, "a").addGroup(5, "b");

    assertThatIllegalArgumentException().isThrownBy(() -> skeleton.addTree(3, "b"));
    assertThatIllegalArgumentException().isThrownBy(() -> skeleton.groups().add(5, "c"));
  }

  @Test
  void refusesAnEdgeIntoAnotherTree() {
    Tree one = skeleton.addTree("one");
    Node start = one.addNode(Vec3Double.ZERO);
    Node far = skeleton.addTree("two").addNode(Vec3Double.ZERO);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.addEdge(start, far))
        .withMessage("The edge ends at node 2, which tree 1 does not have.");
    assertThatIllegalArgumentException().isThrownBy(() -> one.addEdge(1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> one.addEdge(9, 1));
    assertThat(one.edgeCount()).isZero();
  }

  @Test
  void refusesAGroupOfAnotherSkeleton() {
    Group foreign = new Skeleton().groups().add("foreign");
    Tree tree = skeleton.addTree("tree");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> tree.group(foreign))
        .withMessageContaining("foreign");
  }

  @Test
  void findsNodesOfTreesThatGrowInTurns() {
    Tree one = skeleton.addTree("one");
    Tree two = skeleton.addTree("two");
    for (int i = 0; i < 100; i++) {
      one.addNode(2 * i, Vec3Double.of(i, 0, 0));
      two.addNode(2 * i + 1, Vec3Double.of(i, 1, 0));
    }
    one.addNode(-5, Vec3Double.of(-5, 0, 0));
    two.addNode(1_000, Vec3Double.of(1_000, 1, 0));

    assertThat(skeleton.findNode(44).orElseThrow().x()).isEqualTo(22);
    assertThat(skeleton.findNode(45).orElseThrow().tree()).isSameAs(two);
    assertThat(skeleton.findNode(-5).orElseThrow().x()).isEqualTo(-5);
    assertThat(skeleton.findNode(1_000).orElseThrow().x()).isEqualTo(1_000);
    assertThat(two.findNode(44)).isEmpty();
    assertThat(skeleton.findNode(999)).isEmpty();
  }

  @Test
  void givesFreeIdsEvenBehindTheLargest() {
    Tree tree = skeleton.addTree(Integer.MAX_VALUE, "last");
    tree.addNode(Integer.MAX_VALUE, Vec3Double.ZERO);
    tree.addNode(1, Vec3Double.ZERO);

    assertThat(tree.addNode(Vec3Double.ZERO).id()).isEqualTo(2);
    assertThat(tree.addNode(Vec3Double.ZERO).id()).isEqualTo(3);
    assertThat(skeleton.addTree("next").id()).isEqualTo(1);
  }

  @Test
  void keepsCoordinatesAlongFurtherAxes() {
    Tree tree = skeleton.addTree("tree");
    Node first = tree.addNode(Vec3Double.ZERO);
    Node second =
        tree.addNode(Vec3Double.ZERO)
            .additionalCoordinate("t", Integer.MIN_VALUE)
            .additionalCoordinate("q", 0);

    assertThat(first.additionalCoordinates()).isEmpty();
    assertThat(second.additionalCoordinates()).isEqualTo(Map.of("t", Integer.MIN_VALUE, "q", 0));
  }

  @Test
  void keepsNumbersExactlyWhenTheirColumnWidens() {
    Tree tree = skeleton.addTree("tree");
    double[] radii = {1, 0.5, 0.1, 1e300, 16_777_217, -0.0};
    for (double radius : radii) {
      tree.addNode(Vec3Double.of(radius, 1, 2)).radius(radius);
    }

    for (int i = 0; i < radii.length; i++) {
      assertThat(tree.node(i).radius().orElseThrow()).isEqualTo(radii[i]);
      assertThat(tree.node(i).x()).isEqualTo(radii[i]);
    }
  }

  @Test
  void keepsACommentAtEveryNode() {
    Tree tree = skeleton.addTree("tree");
    for (int i = 0; i < 5_000; i++) {
      tree.addNode(Vec3Double.ZERO).comment("comment " + i).branchPoint(i);
    }

    assertThat(tree.commentedNodes()).hasSize(5_000);
    assertThat(tree.node(4_321).comment()).contains("comment 4321");
    assertThat(tree.node(17).branchPointTime()).hasValue(17);
  }

  @Test
  void isShownUnlessHiddenOrTransparent() {
    Tree tree = skeleton.addTree("tree");
    assertThat(tree.isShown()).isTrue();

    assertThat(tree.color(new Color(1, 1, 1, 0)).isShown()).isFalse();
    assertThat(tree.visible(true).isShown()).isTrue();
    assertThat(tree.color(Color.RED).visible(false).isShown()).isFalse();
  }

  @Test
  void staysTheSameWhenTrimmed() {
    Skeleton same = RandomSkeletons.of(3);
    Skeleton trimmed = RandomSkeletons.of(3);

    trimmed.trim();

    assertThat(trimmed).isEqualTo(same);
    Tree grown = trimmed.addTree("another");
    assertThat(grown.addNode(Vec3Double.ZERO).radius(3).id()).isPositive();
  }
}
