package org.clew.annotation.nml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken files are refused, or read: nothing else ever happens. */
final class MutationTest {
  private static final byte[] HARMFUL =
      "<>\"'&=/!?[]- \n\t\0\u00019.eE+x;#".getBytes(StandardCharsets.US_ASCII);

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void changedFilesAreRefusedOrRead(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    byte[] good = Documents.written(RandomNmls.of(seed));
    for (int i = 0; i < 200; i++) {
      byte[] bad = good.clone();
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        int at = random.nextInt(bad.length);
        bad[at] =
            random.nextBoolean()
                ? HARMFUL[random.nextInt(HARMFUL.length)]
                : (byte) random.nextInt();
      }
      checkHarmless(random.nextInt(4) == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void filesWithMovedPiecesAreRefusedOrRead(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    byte[] good = Documents.written(RandomNmls.of(seed));
    for (int i = 0; i < 50; i++) {
      byte[] bad = good.clone();
      int length = random.nextInt(Math.min(200, good.length));
      System.arraycopy(
          good,
          random.nextInt(good.length - length),
          bad,
          random.nextInt(good.length - length),
          length);
      checkHarmless(bad);
    }
  }

  private static void checkHarmless(byte[] bytes) {
    try {
      Nml nml = Documents.read(bytes);
      // Whatever was made of it can be written, and stays what it is.
      byte[] written = Documents.written(nml);
      assertThat(Documents.read(written)).isEqualTo(nml);
    } catch (NmlException e) {
      assertThat(e).message().endsWith(".").doesNotContain("\n\n\n\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
