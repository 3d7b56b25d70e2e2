package org.clew.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class Vec3Test {
  private static final Vec3Int LARGEST = Vec3Int.full(Integer.MAX_VALUE);
  private static final Vec3Int SMALLEST = Vec3Int.full(Integer.MIN_VALUE);

  @Test
  void arithmeticGoesComponentByComponent() {
    Vec3Int v = Vec3Int.of(7, -7, 0);

    assertThat(v.plus(Vec3Int.of(1, 2, 3))).isEqualTo(Vec3Int.of(8, -5, 3));
    assertThat(v.minus(Vec3Int.of(1, 2, 3))).isEqualTo(Vec3Int.of(6, -9, -3));
    assertThat(v.negated()).isEqualTo(Vec3Int.of(-7, 7, 0));
    assertThat(v.times(3)).isEqualTo(Vec3Int.of(21, -21, 0));
    assertThat(v.times(Vec3Int.of(1, 2, 3))).isEqualTo(Vec3Int.of(7, -14, 0));
    assertThat(v.min(Vec3Int.ONE)).isEqualTo(Vec3Int.of(1, -7, 0));
    assertThat(v.max(Vec3Int.ONE)).isEqualTo(Vec3Int.of(7, 1, 1));
    assertThat(Vec3Int.of(-2, 3, 4).product()).isEqualTo(-24);
  }

  @Test
  void divisionRoundsDownOrUpAlsoBelowZero() {
    Vec3Int v = Vec3Int.of(7, -7, -8);

    assertThat(v.floorDiv(4)).isEqualTo(Vec3Int.of(1, -2, -2));
    assertThat(v.ceilDiv(4)).isEqualTo(Vec3Int.of(2, -1, -2));
    assertThat(v.floorMod(Vec3Int.full(4))).isEqualTo(Vec3Int.of(3, 1, 0));
    assertThatThrownBy(() -> v.floorDiv(0)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void nothingWrapsAround() {
    assertThatThrownBy(() -> LARGEST.plus(Vec3Int.ONE)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> SMALLEST.minus(Vec3Int.ONE)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> LARGEST.times(2)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(SMALLEST::negated).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> SMALLEST.floorDiv(-1)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> SMALLEST.ceilDiv(-1)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(LARGEST::product).isInstanceOf(ArithmeticException.class);
    assertThat(Vec3Int.of(Integer.MAX_VALUE, Integer.MAX_VALUE, 2).product())
        .isEqualTo(9_223_372_028_264_841_218L);
  }

  @Test
  void arraysHaveThreeComponents() {
    int[] array = {1, 2, 3};
    Vec3Int v = Vec3Int.ofArray(array);
    array[0] = 9;

    assertThat(v).isEqualTo(Vec3Int.of(1, 2, 3));
    assertThat(v.toArray()).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> Vec3Int.ofArray(new int[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A vector has three components, not 2.");
  }

  @Test
  void lengthsAndDistances() {
    Vec3Double v = Vec3Double.of(2, 3, 6);

    assertThat(v.length()).isEqualTo(7);
    assertThat(v.dot(Vec3Double.of(1, -1, 0.5))).isEqualTo(2);
    assertThat(v.distanceTo(Vec3Double.of(2, 3, 5.5))).isEqualTo(0.5);
    assertThat(v.plus(v).minus(v.times(2))).isEqualTo(Vec3Double.ZERO);
    assertThat(v.times(v).dividedBy(v)).isEqualTo(v);
    assertThat(Vec3Double.of(0.1, 0.2, 0.2).length()).isCloseTo(0.3, within(1e-15));
  }

  @Test
  void halvesAreRoundedUp() {
    assertThat(Vec3Double.of(0.5, -0.5, -1.5).round()).isEqualTo(Vec3Int.of(1, 0, -1));
    assertThat(Vec3Double.of(0.49999999999999994, -0.51, 2.4).round())
        .isEqualTo(Vec3Int.of(0, -1, 2));
    assertThat(Vec3Double.of(0.9, -0.1, -3).floor()).isEqualTo(Vec3Int.of(0, -1, -3));
  }

  @Test
  void whatIsNoPositionIsRefused() {
    assertThatThrownBy(() -> Vec3Double.of(0, Double.NaN, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Vec3Double.of(1, 1, 1).dividedBy(Vec3Double.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Vec3Double.of(1e300, 0, 0).round())
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Vec3Double.of(0, 0, -3e9).floor())
        .isInstanceOf(ArithmeticException.class);
  }
}
