package org.clew.annotation.nml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.clew.annotation.skeleton.Color;
import org.clew.annotation.skeleton.Groups;
import org.clew.annotation.skeleton.RandomSkeletons;
import org.clew.model.BoundingBox;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;

/** Files with everything that a file may have, the same for the same seed. */
final class RandomNmls {
  private final RandomGenerator random;

  private RandomNmls(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  static Nml of(long seed) {
    return new RandomNmls(seed).nml();
  }

  private Nml nml() {
    List<NmlMeta> metas = new ArrayList<>();
    while (random.nextBoolean()) {
      metas.add(new NmlMeta(text(), text()));
    }
    List<NmlVolume> volumes = new ArrayList<>();
    while (random.nextInt(3) == 0) {
      volumes.add(volume(volumes.size()));
    }
    return new Nml(
        metas,
        parameters(),
        RandomSkeletons.of(random),
        volumes,
        RandomSkeletons.others(random, 4));
  }

  private NmlParameters parameters() {
    return new NmlParameters(
        new NmlExperiment(
            maybe(text()),
            maybe(text()),
            maybe("59e9cfbdba632ac2ab8b23b5"),
            maybe(text()),
            maybe(text()),
            others()),
        maybe(new NmlScale(number(), number(), number(), maybe("nanometer"))),
        maybe(vector()),
        maybe(random.nextLong()),
        vector(),
        random.nextBoolean() ? Map.of() : Map.of("t", random.nextInt(), "q", 3),
        maybe(vector()),
        maybe(number()),
        maybe(random.nextInt()),
        boxes(),
        maybe(box(maybe(random.nextInt()))),
        random.nextBoolean() ? List.of() : List.of(new AdditionalAxis(text(), 3, -1, 10)),
        random.nextBoolean() ? Map.of() : Map.of("editPosition", Map.of("other", text())),
        RandomSkeletons.others(random, 2));
  }

  private List<NmlBoundingBox> boxes() {
    List<NmlBoundingBox> boxes = new ArrayList<>();
    while (random.nextBoolean()) {
      boxes.add(box(boxes.size()));
    }
    return boxes;
  }

  private NmlBoundingBox box(@Nullable Integer id) {
    BoundingBox box =
        new BoundingBox(
            Vec3Int.of(random.nextInt(), -1, Integer.MIN_VALUE),
            Vec3Int.of(0, random.nextInt(1_000), Integer.MAX_VALUE));
    return new NmlBoundingBox(
        id, maybe(text()), maybe(random.nextBoolean()), maybe(color()), box, others());
  }

  private NmlVolume volume(int id) {
    Groups groups = new Groups();
    groups.add(text()).addGroup(text()).expanded(random.nextBoolean());
    List<Segment> segments = new ArrayList<>();
    while (random.nextInt(4) > 0) {
      segments.add(segment());
    }
    return new NmlVolume(
        id,
        "layer " + id,
        maybe(text()),
        maybe("zarr3"),
        maybe(text()),
        maybe(random.nextLong()),
        maybe(text()),
        maybe(random.nextBoolean()),
        segments,
        random.nextBoolean() ? groups : new Groups(),
        others(),
        RandomSkeletons.others(random, 3));
  }

  private Segment segment() {
    return new Segment(
        random.nextLong(),
        maybe(text()),
        maybe(random.nextLong()),
        maybe(vector()),
        random.nextBoolean() ? Map.of() : Map.of("t", random.nextInt()),
        maybe(color()),
        maybe(random.nextInt()),
        RandomSkeletons.metadata(random),
        others());
  }

  private Color color() {
    return new Color(random.nextDouble(), random.nextFloat(), 0, random.nextInt(10) / 10.0);
  }

  private Vec3Double vector() {
    return Vec3Double.of(number(), number(), random.nextInt());
  }

  private double number() {
    return RandomSkeletons.number(random);
  }

  private String text() {
    return RandomSkeletons.text(random);
  }

  private Map<String, String> others() {
    return random.nextInt(3) > 0 ? Map.of() : Map.of("ünknown", text(), "_a.b-c:d", text());
  }

  private <T> @Nullable T maybe(T value) {
    return random.nextBoolean() ? value : null;
  }
}
