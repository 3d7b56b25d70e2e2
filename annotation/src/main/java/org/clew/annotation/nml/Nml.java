package org.clew.annotation.nml;

import java.util.List;
import org.clew.annotation.skeleton.OtherElement;
import org.clew.annotation.skeleton.Skeleton;

/**
 * An annotation as an NML file holds it: what it is about, its trees, and its volume layers without
 * their voxels. Whatever a file holds beyond what this library knows is kept and written back.
 *
 * <pre>{@code
 * Nml nml = NmlReader.read(Path.of("tracing.nml"));
 * int nodes = nml.skeleton().nodeCount();
 * NmlWriter.write(nml, Path.of("copy.nml"));
 * }</pre>
 *
 * @param metas names with contents, in the file’s order, e.g. {@code annotationId}
 * @param parameters what it is about
 * @param skeleton its trees, empty if it has none
 * @param volumes its volume layers
 * @param others elements that this library does not know
 */
public record Nml(
    List<NmlMeta> metas,
    NmlParameters parameters,
    Skeleton skeleton,
    List<NmlVolume> volumes,
    List<OtherElement> others) {
  /** Copies the lists. */
  public Nml {
    metas = List.copyOf(metas);
    volumes = List.copyOf(volumes);
    others = List.copyOf(others);
  }

  /** A new one. */
  public static Nml of(NmlParameters parameters, Skeleton skeleton) {
    return new Nml(List.of(), parameters, skeleton, List.of(), List.of());
  }

  /** The same about something else, or seen differently. */
  public Nml withParameters(NmlParameters other) {
    return new Nml(metas, other, skeleton, volumes, others);
  }

  /** The same with other volume layers. */
  public Nml withVolumes(List<NmlVolume> other) {
    return new Nml(metas, parameters, skeleton, other, others);
  }
}
