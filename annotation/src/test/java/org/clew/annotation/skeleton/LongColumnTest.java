package org.clew.annotation.skeleton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongColumnTest {
  private static final int ROWS = 500;

  @ParameterizedTest
  @ValueSource(longs = {0, 1_755_600_000_000L, Long.MAX_VALUE, Long.MIN_VALUE + 1, -1})
  void numbersNearAndFarFromTheFirstComeBackExactly(long first) {
    for (long seed = 0; seed < 50; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      LongColumn column = new LongColumn();
      Map<Integer, Long> expected = new HashMap<>();
      for (int i = 0; i < ROWS; i++) {
        int row = random.nextInt(ROWS);
        long value = i == 0 ? first : first + distance(random, i < ROWS / 2);
        if (value != LongColumn.NONE) {
          column.set(row, value);
          expected.put(row, value);
        }
      }

      column.trim(ROWS);

      for (int row = 0; row <= ROWS; row++) {
        assertThat(column.get(row))
            .as("row %d, seed %d", row, seed)
            .isEqualTo(expected.getOrDefault(row, LongColumn.NONE));
      }
    }
  }

  /** Around the border at which the column has to widen, sometimes, but not in its first half. */
  private static long distance(RandomGenerator random, boolean isNear) {
    return switch (random.nextInt(isNear ? 3 : 5)) {
      case 0 -> random.nextInt();
      case 1 -> Integer.MAX_VALUE;
      case 2 -> Integer.MIN_VALUE + 1L;
      case 3 -> random.nextBoolean() ? Integer.MIN_VALUE : Integer.MAX_VALUE + 1L;
      default -> random.nextLong();
    };
  }
}
