package org.clew.client;

import java.util.Objects;
import java.util.Optional;
import org.clew.annotation.nml.NmlScale;
import org.clew.model.LengthUnit;
import org.clew.model.Vec3Double;
import org.clew.model.VoxelSize;

/** Sizes of voxels as NML says them. */
final class Scales {
  private Scales() {}

  static NmlScale nml(VoxelSize size) {
    Vec3Double factor = size.factor();
    return new NmlScale(factor.x(), factor.y(), factor.z(), size.unit().wireName());
  }

  /** Nothing for what a server writes that does not know it, or for a unit that is none. */
  static Optional<VoxelSize> voxelSize(NmlScale scale) {
    String unit = Objects.requireNonNullElse(scale.unit(), LengthUnit.NANOMETER.wireName());
    try {
      Vec3Double factor = new Vec3Double(scale.x(), scale.y(), scale.z());
      return LengthUnit.ofText(unit).map(known -> new VoxelSize(factor, known));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
