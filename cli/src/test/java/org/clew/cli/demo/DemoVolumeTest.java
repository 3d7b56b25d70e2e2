package org.clew.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.clew.model.Vec3Int;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DemoVolumeTest {
  private static final int SIZE = 64;
  private static final DemoVolume VOLUME = DemoVolume.grow(SIZE, 7);

  @Test
  void sameSeedGivesTheSameVoxels() {
    DemoVolume again = DemoVolume.grow(SIZE, 7);

    assertThat(hash(again)).isEqualTo(hash(VOLUME));
    assertThat(again.cells()).isEqualTo(VOLUME.cells());
  }

  @Test
  void anotherSeedGivesOtherVoxels() {
    DemoVolume other = DemoVolume.grow(SIZE, 8);

    assertThat(hash(other)).isNotEqualTo(hash(VOLUME));
  }

  /** The figure changes with the pictures; it must not with the machine or the number of cores. */
  @Test
  void everyMachineGivesTheSameVoxels() {
    assertThat(hash(VOLUME)).isEqualTo(-5_868_320_597_032_112_126L);
  }

  @Test
  void cellsAreManyAndFillMostOfTheVolume() {
    int inside = 0;
    for (int i = 0; i < SIZE * SIZE * SIZE; i++) {
      inside += VOLUME.segment(i % SIZE, i / SIZE % SIZE, i / SIZE / SIZE) > 0 ? 1 : 0;
    }

    assertThat(VOLUME.cells()).hasSizeGreaterThan(20);
    assertThat(inside / (double) (SIZE * SIZE * SIZE)).isBetween(0.6, 0.95);
  }

  @Test
  void idsAreWithoutGaps() {
    List<Integer> ids = VOLUME.cells().stream().map(DemoVolume.Cell::id).toList();

    assertThat(ids).isEqualTo(IntStream.rangeClosed(1, ids.size()).boxed().toList());
  }

  @Test
  void everyPositionLiesInsideOfItsCell() {
    for (DemoVolume.Cell cell : VOLUME.cells()) {
      assertThat(VOLUME.positionsInside(cell.id()))
          .isNotEmpty()
          .doesNotHaveDuplicates()
          .startsWith(cell.position())
          .allSatisfy(
              at -> assertThat(VOLUME.segment(at.x(), at.y(), at.z())).isEqualTo(cell.id()));
    }
  }

  @Test
  void everyCellIsOnePiece() {
    int[] pieces = new int[VOLUME.cells().size() + 1];

    Set<Integer> seen = new HashSet<>();
    for (int start = 0; start < SIZE * SIZE * SIZE; start++) {
      if (segment(start) > 0 && !seen.contains(start)) {
        pieces[segment(start)]++;
        walk(start, seen);
      }
    }

    assertThat(IntStream.of(pieces).skip(1)).containsOnly(1);
  }

  @Test
  void membranesAreDarkerThanTheInside() {
    double inside =
        VOLUME.cells().stream()
            .flatMap(cell -> VOLUME.positionsInside(cell.id()).stream())
            .mapToInt(at -> VOLUME.color(at.x(), at.y(), at.z()))
            .average()
            .orElseThrow();
    double between =
        IntStream.range(0, SIZE * SIZE * SIZE)
            .filter(i -> segment(i) == 0)
            .map(i -> VOLUME.color(i % SIZE, i / SIZE % SIZE, i / SIZE / SIZE))
            .average()
            .orElseThrow();

    assertThat(inside - between).isGreaterThan(30);
  }

  @ParameterizedTest
  @ValueSource(ints = {-64, 0, 63, 100, 2048})
  void otherSizesAreRefused(int size) {
    assertThatThrownBy(() -> DemoVolume.grow(size, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("multiple of 64");
  }

  static long hash(DemoVolume volume) {
    long hash = 1;
    for (int z = 0; z < volume.size(); z++) {
      for (int y = 0; y < volume.size(); y++) {
        for (int x = 0; x < volume.size(); x++) {
          hash = (hash * 31 + volume.color(x, y, z)) * 31 + volume.segment(x, y, z);
        }
      }
    }
    return hash;
  }

  private static int segment(int index) {
    return VOLUME.segment(index % SIZE, index / SIZE % SIZE, index / SIZE / SIZE);
  }

  /** Marks all voxels that are reached from one through faces, within its cell. */
  private static void walk(int start, Set<Integer> seen) {
    List<Vec3Int> steps =
        List.of(
            Vec3Int.of(1, 0, 0),
            Vec3Int.of(-1, 0, 0),
            Vec3Int.of(0, 1, 0),
            Vec3Int.of(0, -1, 0),
            Vec3Int.of(0, 0, 1),
            Vec3Int.of(0, 0, -1));
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
    seen.add(start);
    while (!open.isEmpty()) {
      int index = open.pop();
      Vec3Int at = Vec3Int.of(index % SIZE, index / SIZE % SIZE, index / SIZE / SIZE);
      for (Vec3Int step : steps) {
        Vec3Int next = at.plus(step);
        int nextIndex = (next.z() * SIZE + next.y()) * SIZE + next.x();
        if (inside(next) && segment(nextIndex) == segment(start) && seen.add(nextIndex)) {
          open.push(nextIndex);
        }
      }
    }
  }

  private static boolean inside(Vec3Int at) {
    return at.x() >= 0
        && at.y() >= 0
        && at.z() >= 0
        && at.x() < SIZE
        && at.y() < SIZE
        && at.z() < SIZE;
  }
}
