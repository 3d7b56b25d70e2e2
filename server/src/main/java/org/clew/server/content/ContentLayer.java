package org.clew.server.content;

import java.util.List;
import org.clew.annotation.nml.NmlVolume;
import org.clew.model.TracingType;

/**
 * A layer of an annotation.
 *
 * @param typ {@code Skeleton} or {@code Volume}
 * @param name unique in the annotation
 */
public record ContentLayer(String typ, String name) {
  private static final String SKELETON_TYP = "Skeleton";
  private static final String VOLUME_TYP = "Volume";

  /** The layer of trees. */
  public static final ContentLayer SKELETON = new ContentLayer(SKELETON_TYP, SKELETON_TYP);

  /** The layer of voxels that a task starts with if nothing else is said. */
  public static final ContentLayer VOLUME = volume(VOLUME_TYP);

  /** A layer of voxels. */
  public static ContentLayer volume(String name) {
    return new ContentLayer(VOLUME_TYP, name);
  }

  /** What a task of a type starts with if nothing else is said. */
  public static List<ContentLayer> of(TracingType type) {
    return switch (type) {
      case SKELETON -> List.of(SKELETON);
      case VOLUME -> List.of(VOLUME);
      case HYBRID -> List.of(SKELETON, VOLUME);
    };
  }

  /** The name of a volume layer; files made by hand may leave it out. */
  public static String nameOf(NmlVolume volume) {
    String name = volume.name();
    if (name != null) {
      return name;
    }
    return volume.id() == 0 ? VOLUME_TYP : VOLUME_TYP + " " + (volume.id() + 1);
  }

  /** Whether it holds voxels. */
  public boolean isVolume() {
    return typ.equals(VOLUME_TYP);
  }
}
