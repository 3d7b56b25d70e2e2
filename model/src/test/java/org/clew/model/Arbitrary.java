package org.clew.model;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Values near the origin, so that they often meet; the seed is the name of the test. */
final class Arbitrary {
  private final long seed;
  private final RandomGenerator random;

  private Arbitrary(long seed) {
    this.seed = seed;
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  static Stream<Arbitrary> seeds(int count) {
    return LongStream.range(0, count).mapToObj(Arbitrary::new);
  }

  Vec3Int position() {
    return new Vec3Int(random.nextInt(-12, 12), random.nextInt(-12, 12), random.nextInt(-12, 12));
  }

  BoundingBox box() {
    return new BoundingBox(
        position(), new Vec3Int(random.nextInt(9), random.nextInt(9), random.nextInt(9)));
  }

  Mag mag() {
    return new Mag(random.nextInt(1, 6), random.nextInt(1, 6), random.nextInt(1, 6));
  }

  @Override
  public String toString() {
    return "seed " + seed;
  }
}
