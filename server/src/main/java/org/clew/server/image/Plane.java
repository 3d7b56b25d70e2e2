package org.clew.server.image;

import java.util.Locale;
import org.clew.model.Vec3Double;
import org.clew.server.failure.Failure;

/** The direction of a plane: which axis goes right, which down, which into the picture. */
enum Plane {
  XY(0, 1, 2),
  XZ(0, 2, 1),
  YZ(2, 1, 0);

  private final int right;
  private final int down;
  private final int deep;

  Plane(int right, int down, int deep) {
    this.right = right;
    this.down = down;
    this.deep = deep;
  }

  static Plane of(String name) {
    for (Plane plane : values()) {
      if (plane.wireName().equals(name)) {
        return plane;
      }
    }
    throw Failure.badRequest("A plane is xy, xz or yz, not “%s”.".formatted(name));
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** 0 for x, 1 for y, 2 for z. */
  int right() {
    return right;
  }

  int down() {
    return down;
  }

  int deep() {
    return deep;
  }

  static double along(Vec3Double vector, int axis) {
    return switch (axis) {
      case 0 -> vector.x();
      case 1 -> vector.y();
      default -> vector.z();
    };
  }
}
