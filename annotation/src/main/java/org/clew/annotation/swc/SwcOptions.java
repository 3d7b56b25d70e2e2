package org.clew.annotation.swc;

import java.util.List;
import org.clew.model.LengthUnit;
import org.clew.model.Vec3Double;
import org.clew.model.VoxelSize;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of an SWC file mean. The file itself does not say, while nodes of a skeleton lie
 * in voxels and have radii in nanometres; so the size of a voxel is always needed.
 *
 * <p>Which one to choose: {@link #micrometres} for NeuroMorpho, NEURON and Fiji (SNT, with a
 * calibrated image), and whenever nothing else is known, because the SWC specification says
 * micrometres; {@link #nanometres} for CATMAID, navis and FlyWire; {@link #voxels} for neuPrint,
 * whose voxels are 8 nm along each axis.
 *
 * <p>Numbers of up to 15 digits that are read are written back as they were. Positions in whole
 * voxels, or in 1024ths of them, that are written are read back exactly; other fractions may differ
 * in the last of 17 digits.
 *
 * <pre>{@code
 * SwcOptions options = SwcOptions.micrometres(VoxelSize.ofNanometres(11.24, 11.24, 28));
 * Skeleton skeleton = SwcReader.read(Path.of("neuron.swc"), options);
 * }</pre>
 *
 * @param voxelSize how large a voxel of the finest mag is
 * @param unit of positions and radii in the file; null for voxels of the finest mag, and voxels
 *     along x for radii
 */
public record SwcOptions(VoxelSize voxelSize, @Nullable LengthUnit unit) {
  /** The file holds micrometres, as the specification says. */
  public static SwcOptions micrometres(VoxelSize voxelSize) {
    return new SwcOptions(voxelSize, LengthUnit.MICROMETER);
  }

  /** The file holds nanometres. */
  public static SwcOptions nanometres(VoxelSize voxelSize) {
    return new SwcOptions(voxelSize, LengthUnit.NANOMETER);
  }

  /** The file holds voxels of the finest mag. */
  public static SwcOptions voxels(VoxelSize voxelSize) {
    return new SwcOptions(voxelSize, null);
  }

  /** From positions in the file, along the axes in their order, to voxels of the finest mag. */
  List<Scale> positions() {
    if (unit == null) {
      return List.of(new Scale(1), new Scale(1), new Scale(1));
    }
    double nanometres = unit.toNanometres(1);
    Vec3Double voxel = voxelSize.nanometres();
    return List.of(
        new Scale(nanometres / voxel.x()),
        new Scale(nanometres / voxel.y()),
        new Scale(nanometres / voxel.z()));
  }

  /** From radii in the file to nanometres. */
  Scale radius() {
    return new Scale(unit == null ? voxelSize.nanometres().x() : unit.toNanometres(1));
  }
}
