package org.clew.annotation.skeleton;

import static org.assertj.core.api.Assertions.assertThat;

import org.clew.model.Vec3Double;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AppendingTest {
  private final Skeleton merged = new Skeleton();

  private static Skeleton small(String name) {
    Skeleton skeleton = new Skeleton();
    Group outer = skeleton.groups().add(1, "outer");
    Tree tree = skeleton.addTree(1, name).group(outer.addGroup(2, "inner"));
    tree.addMetadata(Metadata.of("by", name));
    tree.addNode(5, Vec3Double.of(1, 2, 3)).comment(name);
    tree.addNode(9, Vec3Double.of(4, 5, 6)).branchPoint(77);
    tree.addEdge(5, 9);
    return skeleton;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void intoAnEmptySkeletonIsACopy(long seed) {
    Skeleton skeleton = RandomSkeletons.of(seed);

    merged.append(skeleton);

    assertThat(merged).isEqualTo(skeleton);
  }

  @Test
  void replacesOnlyIdsThatAreTaken() {
    merged.addTree(2, "mine").addNode(9, Vec3Double.ZERO);

    AppendedIds ids = merged.append(small("theirs"));

    assertThat(ids.node(5)).hasValue(5);
    assertThat(ids.node(9)).hasValue(10);
    assertThat(ids.node(1)).isEmpty();
    assertThat(ids.tree(1)).hasValue(1);
    assertThat(merged.findNode(10).orElseThrow().branchPointTime()).hasValue(77);
    assertThat(merged.findTree(1).orElseThrow().edgeTarget(0)).isEqualTo(10);
  }

  @Test
  void freshIdsAvoidThoseThatAreStillToCome() {
    merged.addTree(1, "mine").addNode(5, Vec3Double.ZERO);

    AppendedIds ids = merged.append(small("theirs"));

    assertThat(ids.node(5)).hasValue(10);
    assertThat(ids.node(9)).hasValue(9);
  }

  @Test
  void groupsNestBelowANewOne() {
    merged.append(small("first"), Appending.PLAIN.belowGroup("first.nml").treePrefix("first_"));
    AppendedIds ids =
        merged.append(small("second"), Appending.PLAIN.belowGroup("second.nml").treePrefix("2_"));

    Group root = merged.groups().roots().get(1);
    Tree tree = merged.trees().get(1);
    assertThat(root.name()).isEqualTo("second.nml");
    assertThat(root.groups().get(0).groups().get(0)).isSameAs(tree.group().orElseThrow());
    assertThat(ids.group(2)).hasValue(tree.group().orElseThrow().id());
    assertThat(tree.name()).isEqualTo("2_second");
    assertThat(tree.metadata()).containsExactly(Metadata.of("by", "second"));
    assertThat(merged.groups().size()).isEqualTo(6);
  }

  @Test
  void treesWithoutGroupGoIntoTheNewOne() {
    Skeleton plain = new Skeleton();
    plain.addTree("tree");

    merged.append(plain, Appending.PLAIN.belowGroup("file"));

    assertThat(merged.trees().get(0).group().map(Group::name)).contains("file");
  }

  @Test
  void aSkeletonTakesItselfIn() {
    Skeleton skeleton = small("twice");

    AppendedIds ids = skeleton.append(skeleton);

    assertThat(skeleton.nodeCount()).isEqualTo(4);
    assertThat(skeleton.trees()).extracting(Tree::id).containsExactly(1, 2);
    assertThat(ids.node(9)).hasValue(11);
  }

  @Test
  void survivesTheLargestIds() {
    merged.addTree(Integer.MAX_VALUE, "mine").addNode(Integer.MAX_VALUE, Vec3Double.ZERO);
    Skeleton other = new Skeleton();
    Tree tree = other.addTree(Integer.MAX_VALUE, "theirs");
    tree.addNode(Integer.MAX_VALUE, Vec3Double.ZERO);
    tree.addNode(1, Vec3Double.ZERO);

    AppendedIds ids = merged.append(other);

    assertThat(ids.node(Integer.MAX_VALUE)).hasValue(2);
    assertThat(ids.node(1)).hasValue(1);
    assertThat(ids.tree(Integer.MAX_VALUE)).hasValue(1);
  }
}
