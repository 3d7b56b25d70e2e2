package org.clew.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.annotation.nml.NmlParameters;
import org.clew.annotation.nml.NmlVolume;
import org.clew.annotation.skeleton.Groups;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;
import org.clew.model.Vec3Double;

/** Annotations to test with. */
final class TestNml {
  private TestNml() {}

  /** Volume layers alone. */
  static Nml volumes(NmlVolume... volumes) {
    return nml(new Skeleton(), List.of(volumes));
  }

  /** One tree of nodes, which do not pack well. */
  static Nml nodes(int count) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(count);
    Skeleton skeleton = new Skeleton();
    Tree tree = skeleton.addTree("axon");
    for (int i = 0; i < count; i++) {
      tree.addNode(
              Vec3Double.of(
                  random.nextInt(100_000), random.nextInt(100_000), random.nextInt(100_000)))
          .rotation(Vec3Double.of(random.nextDouble(), random.nextDouble(), random.nextDouble()));
    }
    return nml(skeleton, List.of());
  }

  /** A volume layer. */
  static NmlVolume volume(int id, String name, String location, String format) {
    return new NmlVolume(
        id,
        name,
        location,
        format,
        null,
        7L,
        null,
        null,
        List.of(),
        new Groups(),
        Map.of(),
        List.of());
  }

  private static Nml nml(Skeleton skeleton, List<NmlVolume> volumes) {
    NmlParameters parameters = NmlParameters.of(new NmlExperiment("em", null, null, null, null));
    return new Nml(List.of(), parameters, skeleton, new ArrayList<>(volumes), List.of());
  }
}
