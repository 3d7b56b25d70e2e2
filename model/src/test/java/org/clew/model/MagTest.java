package org.clew.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MagTest {
  @Test
  void itIsReadAndWrittenInItsShortestForm() {
    assertThat(Mag.parse("1")).isEqualTo(Mag.ONE);
    assertThat(Mag.parse("2-2-1")).isEqualTo(Mag.of(2, 2, 1));
    assertThat(Mag.parse("16-16-16")).hasToString("16");
    assertThat(Mag.of(16, 16, 4)).hasToString("16-16-4");
    assertThat(Mag.of(Vec3Int.of(3, 1, 1))).hasToString("3-1-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "1-1",
        "2-2-0",
        "1-1-1-1",
        "a",
        "1.0",
        " 1",
        "2-2-",
        "99999999999",
        "9999999999",
        "٣"
      })
  void whatIsNoMagIsRefused(String text) {
    assertThatThrownBy(() -> Mag.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A mag looks like “4” or “2-2-1”, with positive numbers, not like “%s”.", text);
  }

  @Test
  void factorsArePositive() {
    assertThatThrownBy(() -> Mag.of(1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A mag is positive along each axis: [1, 0, 1]");
  }

  @Test
  void fineOnesComeFirst() {
    List<Mag> sorted =
        Stream.of("1", "2-1-1", "2-2-1", "2", "4-4-1", "4-4-2", "4").map(Mag::parse).toList();

    assertThat(sorted.stream().sorted((a, b) -> b.compareTo(a)).sorted()).isEqualTo(sorted);
    assertThat(Mag.of(1, 2, 2)).isLessThan(Mag.of(2, 1, 2));
    assertThat(Mag.of(Integer.MAX_VALUE)).isGreaterThan(Mag.of(Integer.MAX_VALUE, 9, 9));
  }

  @Test
  void oneDividesAnotherOrNot() {
    assertThat(Mag.of(8).dividedBy(Mag.of(2, 2, 1))).isEqualTo(Mag.of(4, 4, 8));
    assertThat(Mag.of(2, 2, 1).times(Mag.of(4, 4, 8))).isEqualTo(Mag.of(8));
    assertThat(Mag.of(8).isMultipleOf(Mag.of(3, 1, 1))).isFalse();
    assertThatThrownBy(() -> Mag.of(2).dividedBy(Mag.of(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A voxel of mag 2 does not consist of whole voxels of mag 4.");
    assertThatThrownBy(() -> Mag.of(1 << 20).times(Mag.of(1 << 20)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void powersOfTwoAreTold() {
    assertThat(Mag.of(4, 2, 1).isPowerOfTwo()).isTrue();
    assertThat(Mag.of(4, 3, 1).isPowerOfTwo()).isFalse();
  }
}
