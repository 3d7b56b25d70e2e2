package org.clew.annotation.skeleton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.clew.model.Vec3Double;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SkeletonEqualityTest {
  private static Skeleton skeleton() {
    Skeleton skeleton = new Skeleton();
    Tree tree = skeleton.addTree("tree");
    tree.addNode(Vec3Double.ZERO);
    tree.addNode(Vec3Double.ZERO);
    tree.addEdge(1, 2);
    skeleton.groups().add("group");
    return skeleton;
  }

  private static Tree tree(Skeleton skeleton) {
    return skeleton.trees().get(0);
  }

  private static Node node(Skeleton skeleton) {
    return tree(skeleton).node(1);
  }

  static Stream<Consumer<Skeleton>> changes() {
    return Stream.of(
        s -> s.addTree("another"),
        s -> s.groups().add("another"),
        s -> s.groups().roots().get(0).addGroup("nested"),
        s -> s.groups().roots().get(0).expanded(false),
        s -> s.groups().roots().get(0).otherAttribute("a", "b"),
        s -> tree(s).group(s.groups().roots().get(0)),
        s -> tree(s).color(Color.RED),
        s -> tree(s).type("DEFAULT"),
        s -> tree(s).visible(true),
        s -> tree(s).addMetadata(Metadata.of("k", "v")),
        s -> tree(s).otherAttribute("a", "b"),
        s -> tree(s).addOtherElement(OtherElement.of("a", Map.of())),
        s -> tree(s).addNode(Vec3Double.ZERO),
        s -> tree(s).addEdge(2, 1),
        s -> tree(s).edgeOtherAttributes(0, Map.of("a", "b")),
        s -> node(s).radius(0),
        s -> node(s).rotation(Vec3Double.ZERO),
        s -> node(s).time(0),
        s -> node(s).viewing(new Viewing(0, null, null, null)),
        s -> node(s).additionalCoordinate("t", 0),
        s -> node(s).comment(""),
        s -> node(s).branchPoint(),
        s -> node(s).otherAttribute("a", "b"));
  }

  @Test
  void skeletonsOfTheSameContentAreEqual() {
    assertThat(skeleton()).isEqualTo(skeleton()).hasSameHashCodeAs(skeleton());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void anyChangeMakesThemDiffer(Consumer<Skeleton> change) {
    Skeleton changed = skeleton();

    change.accept(changed);

    assertThat(changed).isNotEqualTo(skeleton());
  }
}
