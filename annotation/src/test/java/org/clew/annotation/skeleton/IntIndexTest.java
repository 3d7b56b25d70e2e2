package org.clew.annotation.skeleton;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IntIndexTest {
  @ParameterizedTest
  @ValueSource(ints = {10, 1_000, Integer.MAX_VALUE})
  void knowsWhatAMapKnows(int bound) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(bound);
    Map<Integer, Integer> map = new HashMap<>();
    IntIndex index = new IntIndex();

    for (int i = 0; i < 20_000; i++) {
      int key = random.nextInt(bound) - bound / 2;
      assertThat(index.put(key, i)).isEqualTo(map.putIfAbsent(key, i) == null);
      if (i == 10_000) {
        index.trim();
      }
    }

    assertThat(index.size()).isEqualTo(map.size());
    map.forEach((key, value) -> assertThat(index.get(key)).isEqualTo(value));
    assertThat(index.get(bound)).isEqualTo(map.getOrDefault(bound, -1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void takesExtremeKeysAndPositions(int key) {
    IntIndex index = new IntIndex();

    index.put(key, Integer.MAX_VALUE);

    assertThat(index.get(key)).isEqualTo(Integer.MAX_VALUE);
    assertThat(index.get(key + 1)).isEqualTo(-1);
  }
}
