package org.clew.cli.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.clew.model.Vec3Int;

/**
 * A cube of made-up brain tissue as an electron microscope would show it, with its segmentation.
 * The same size and seed give the same voxels, on every machine.
 */
final class DemoVolume {
  /** The size of a voxel, in nanometers. */
  static final Point VOXEL_SIZE = new Point(11.24, 11.24, 28);

  /** Voxels this near to the middle between two cells, in nanometers, belong to neither. */
  static final double MEMBRANE = 5.5;

  /** How far beyond its skeleton's balls a cell reaches when nothing is in the way. */
  static final double OUTERMOST = 75;

  private static final int FULL_SIZE = 256;

  private final int size;
  private final byte[] color;
  private final int[] segmentation;
  private final List<List<Vec3Int>> positions;

  private DemoVolume(int size, byte[] color, int[] segmentation, List<List<Vec3Int>> positions) {
    this.size = size;
    this.color = color;
    this.segmentation = segmentation;
    this.positions = positions;
  }

  /**
   * A cell or a process.
   *
   * @param id its id in the segmentation
   * @param position a voxel deep inside
   */
  record Cell(int id, Vec3Int position) {}

  /**
   * @param size the length of each edge in voxels, a multiple of 64
   */
  static DemoVolume grow(int size, long seed) {
    if (size < 64 || size % 64 != 0 || size > 1024) {
      throw new IllegalArgumentException(
          "The size must be a multiple of 64, up to 1024, but is " + size + ".");
    }
    SplittableRandom random = new SplittableRandom(seed);
    double scale = Math.min(1, size / (double) FULL_SIZE);
    Point extent = new Point(size * VOXEL_SIZE.x(), size * VOXEL_SIZE.y(), size * VOXEL_SIZE.z());
    Tissue tissue = new TissueGrowth(extent, scale, random.split()).grow();
    Stain stain = new Stain(tissue.cellCount(), random.split());
    Microscope microscope = new Microscope(tissue, stain, new Noise(random.split()), size);
    microscope.scan();
    int[] segmentation = microscope.cells;
    List<List<Vec3Int>> positions =
        Components.label(size, segmentation, microscope.depth, (int) (800 * scale));
    return new DemoVolume(size, microscope.color, segmentation, positions);
  }

  int size() {
    return size;
  }

  /** The brightness of a voxel, 0 to 255. */
  int color(int x, int y, int z) {
    return Byte.toUnsignedInt(color[index(x, y, z)]);
  }

  /** The id of the cell at a voxel, or 0 for membranes and the space between cells. */
  int segment(int x, int y, int z) {
    return segmentation[index(x, y, z)];
  }

  /** The cells, with ids from 1 without gaps; cell bodies and the thickest processes first. */
  List<Cell> cells() {
    return IntStream.rangeClosed(1, positions.size())
        .mapToObj(id -> new Cell(id, positions.get(id - 1).getFirst()))
        .toList();
  }

  /** Voxels inside of a cell and off its membrane, spread over all of it, deepest first. */
  List<Vec3Int> positionsInside(int id) {
    return positions.get(id - 1);
  }

  private int index(int x, int y, int z) {
    return (z * size + y) * size + x;
  }
}
