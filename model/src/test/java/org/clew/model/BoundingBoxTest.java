package org.clew.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BoundingBoxTest {
  private static final BoundingBox BOX = BoundingBox.of(10, 20, 30, 4, 5, 6);
  private static final BoundingBox EMPTY = BoundingBox.of(11, 21, 31, 0, 9, 9);

  @Test
  void topLeftIsInItAndBottomRightIsNot() {
    assertThat(BOX.bottomRight()).isEqualTo(Vec3Int.of(14, 25, 36));
    assertThat(BOX.contains(Vec3Int.of(10, 20, 30))).isTrue();
    assertThat(BOX.contains(Vec3Int.of(13, 24, 35))).isTrue();
    assertThat(BOX.contains(Vec3Int.of(14, 20, 30))).isFalse();
    assertThat(BOX.contains(Vec3Int.of(10, 20, 29))).isFalse();
    assertThat(BOX.contains(Vec3Double.of(13.999, 20, 30))).isTrue();
    assertThat(BOX.contains(Vec3Double.of(14, 20, 30))).isFalse();
    assertThat(BOX.contains(Vec3Double.of(9.999, 20, 30))).isFalse();
  }

  @Test
  void volumeAndCenter() {
    assertThat(BOX.volume()).isEqualTo(120);
    assertThat(BOX.center()).isEqualTo(Vec3Double.of(12, 22.5, 33));
    assertThat(BoundingBox.of(0, 0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, 0).volume()).isZero();
    assertThat(BoundingBox.of(0, 0, 0, 100_000, 100_000, 100_000).volume())
        .isEqualTo(1_000_000_000_000_000L);
    assertThatThrownBy(() -> new BoundingBox(Vec3Int.ZERO, Vec3Int.full(3_000_000)).volume())
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void negativeAndEndlessBoxesAreRefused() {
    assertThatThrownBy(() -> BoundingBox.of(0, 0, 0, 1, -1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The size of a bounding box is not negative: [1, -1, 1]");
    assertThatThrownBy(() -> BoundingBox.of(0, 0, 2, 1, 1, Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A bounding box ends at 2147483647 at most along each axis: [0, 0, 2] + [1, 1, 2147483647]");
    assertThat(BoundingBox.of(-2, -2, -2, 1, 1, Integer.MAX_VALUE).bottomRight())
        .isEqualTo(Vec3Int.of(-1, -1, Integer.MAX_VALUE - 2));
  }

  @Test
  void cornersComeInAnyOrder() {
    assertThat(BoundingBox.ofCorners(Vec3Int.of(14, 20, 36), Vec3Int.of(10, 25, 30)))
        .isEqualTo(BOX);
    assertThatThrownBy(() ->
            BoundingBox.ofCorners(Vec3Int.full(Integer.MIN_VALUE), Vec3Int.full(Integer.MAX_VALUE)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void boxesThatOnlyTouchShareNothing() {
    BoundingBox beside = BOX.translatedBy(Vec3Int.of(4, 0, 0));
    BoundingBox across = BOX.translatedBy(Vec3Int.of(3, -4, 0));

    assertThat(BOX.intersection(beside)).isEmpty();
    assertThat(BOX.intersects(beside)).isFalse();
    assertThat(BOX.intersection(across)).contains(BoundingBox.of(13, 20, 30, 1, 1, 6));
    assertThat(BOX.intersects(across)).isTrue();
    assertThat(BOX.intersects(EMPTY)).isFalse();
  }

  @Test
  void aBoxContainsItselfAndEveryEmptyOne() {
    assertThat(BOX.contains(BOX)).isTrue();
    assertThat(BOX.contains(BOX.paddedBy(Vec3Int.of(-1, -1, -1)))).isTrue();
    assertThat(BOX.contains(BOX.paddedBy(Vec3Int.of(0, 0, 1)))).isFalse();
    assertThat(BOX.contains(EMPTY)).isTrue();
    assertThat(EMPTY.contains(BOX)).isFalse();
  }

  @Test
  void aUnionReachesAroundBothAndIgnoresTheEmpty() {
    BoundingBox other = BoundingBox.of(0, 21, 30, 4, 40, 6);

    assertThat(BOX.union(other)).isEqualTo(BoundingBox.of(0, 20, 30, 14, 41, 6));
    assertThat(BOX.union(EMPTY)).isEqualTo(BOX);
    assertThat(EMPTY.union(BOX)).isEqualTo(BOX);
    assertThat(BOX.including(Vec3Int.of(14, 0, 35))).isEqualTo(BoundingBox.of(10, 0, 30, 5, 25, 6));
    assertThat(EMPTY.including(Vec3Int.ZERO)).isEqualTo(BoundingBox.of(0, 0, 0, 1, 1, 1));
  }

  @Test
  void paddingGoesBothWays() {
    assertThat(BOX.paddedBy(Vec3Int.of(1, 2, 3))).isEqualTo(BoundingBox.of(9, 18, 27, 6, 9, 12));
    assertThat(BOX.paddedBy(Vec3Int.of(-2, 0, 0))).isEqualTo(BoundingBox.of(12, 20, 30, 0, 5, 6));
    assertThatThrownBy(() -> BOX.paddedBy(Vec3Int.of(-3, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void chunksBeginAtTheTopLeftOrAtTheGrid() {
    BoundingBox box = BoundingBox.of(-1, 0, 5, 5, 1, 4);

    assertThat(box.chunks(Vec3Int.of(3, 3, 3)))
        .containsExactly(
            BoundingBox.of(-1, 0, 5, 3, 1, 3),
            BoundingBox.of(2, 0, 5, 2, 1, 3),
            BoundingBox.of(-1, 0, 8, 3, 1, 1),
            BoundingBox.of(2, 0, 8, 2, 1, 1));
    assertThat(box.alignedChunks(Vec3Int.of(3, 3, 3)))
        .containsExactly(
            BoundingBox.of(-1, 0, 5, 1, 1, 1),
            BoundingBox.of(0, 0, 5, 3, 1, 1),
            BoundingBox.of(3, 0, 5, 1, 1, 1),
            BoundingBox.of(-1, 0, 6, 1, 1, 3),
            BoundingBox.of(0, 0, 6, 3, 1, 3),
            BoundingBox.of(3, 0, 6, 1, 1, 3));
    assertThat(EMPTY.chunks(Vec3Int.ONE)).isEmpty();
    assertThatThrownBy(() -> box.chunks(Vec3Int.of(1, 0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The size of a chunk is positive: [1, 0, 1]");
  }

  @Test
  void chunksAreMadeAsTheyAreTaken() {
    BoundingBox huge = BoundingBox.of(7, 7, 7, 2_000_000, 2_000_000, 2_000_000);

    assertThat(huge.chunks(Vec3Int.ONE).skip(1).findFirst())
        .contains(BoundingBox.of(8, 7, 7, 1, 1, 1));
  }

  @Test
  void alignmentGoesOutwardOrInward() {
    BoundingBox box = BoundingBox.of(-3, 4, 5, 6, 4, 2);
    Mag mag = Mag.of(4, 4, 2);

    assertThat(box.isAlignedTo(mag)).isFalse();
    assertThat(box.alignedOutward(mag)).isEqualTo(BoundingBox.of(-4, 4, 4, 8, 4, 4));
    assertThat(box.alignedInward(mag)).isEqualTo(BoundingBox.of(0, 4, 6, 0, 4, 0));
    assertThat(box.alignedOutward(mag).inMag(mag)).isEqualTo(BoundingBox.of(-1, 1, 2, 2, 1, 2));
    assertThat(BoundingBox.of(-1, 1, 2, 2, 1, 2).fromMag(mag)).isEqualTo(box.alignedOutward(mag));
    assertThatThrownBy(() -> box.inMag(mag))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The box [-3, 4, 5] + [6, 4, 2] does not begin and end at voxels of mag 4-4-2; align it outward or inward first.");
  }

  static Stream<Arbitrary> boxes() {
    return Arbitrary.seeds(200);
  }

  @ParameterizedTest
  @MethodSource("boxes")
  void whatHoldsForAllBoxes(Arbitrary any) {
    BoundingBox one = any.box();
    BoundingBox other = any.box();
    Mag mag = any.mag();
    Vec3Int voxel = any.position();
    Vec3Int chunk = any.mag().toVec3Int();

    assertThat(one.contains(voxel) && other.contains(voxel))
        .isEqualTo(one.intersection(other).filter(box -> box.contains(voxel)).isPresent());
    assertThat(one.union(other).contains(one) && one.union(other).contains(other)).isTrue();
    assertThat(one.alignedOutward(mag).contains(one)).isTrue();
    assertThat(one.contains(one.alignedInward(mag))).isTrue();
    assertThat(one.alignedOutward(mag).inMag(mag).fromMag(mag)).isEqualTo(one.alignedOutward(mag));
    assertThat(one.chunks(chunk).mapToLong(BoundingBox::volume).sum()).isEqualTo(one.volume());
    assertThat(one.alignedChunks(chunk).filter(box -> box.contains(voxel)).count())
        .isEqualTo(one.contains(voxel) ? 1 : 0);
  }
}
