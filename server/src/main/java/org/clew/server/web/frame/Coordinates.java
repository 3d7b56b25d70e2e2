package org.clew.server.web.frame;

import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;

/** How pages write places, so that they can be copied. */
public final class Coordinates {
  private Coordinates() {}

  /** A position or a size: 120, 80, 30. */
  public static String text(Vec3Int vector) {
    return "%d, %d, %d".formatted(vector.x(), vector.y(), vector.z());
  }

  /** A rotation in degrees: 0°, 90°, 0°; null if there is none. */
  public static @Nullable String rotation(Vec3Double rotation) {
    return rotation.equals(Vec3Double.ZERO)
        ? null
        : "%s°, %s°, %s°"
            .formatted(degrees(rotation.x()), degrees(rotation.y()), degrees(rotation.z()));
  }

  private static String degrees(double angle) {
    return Double.toString(angle).replaceFirst("[.]0$", "");
  }
}
