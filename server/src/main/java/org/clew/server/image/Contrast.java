package org.clew.server.image;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.clew.model.ObjectId;
import org.clew.server.dataset.DatasetFolder;
import org.clew.server.voxel.Chunk;
import org.clew.server.voxel.StoredArray;
import org.clew.server.voxel.VoxelArrays;

/**
 * Finds a window that fits a layer, from a few chunks of its coarsest resolution: so all its planes
 * have the same.
 */
final class Contrast {
  private static final int REMEMBERED = 1000;
  private static final int NUMBERS = 20_000;

  /** Where along each axis is looked. */
  private static final double[] PARTS = {0.5, 0.25, 0.75};

  private final VoxelArrays arrays;
  private final Cache<Key, Window> known = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  Contrast(VoxelArrays arrays) {
    this.arrays = arrays;
  }

  private record Key(ObjectId dataset, String layer, List<String> stamps) {}

  /**
   * What it is found from.
   *
   * @param stamps change with the files
   */
  record Sample(
      ObjectId dataset, ImageLayer layer, MagArray mag, StoredArray array, List<String> stamps) {}

  Sample sample(DatasetFolder folder, ImageLayer layer) {
    MagArray coarsest =
        layer.mags().stream()
            .max(Comparator.comparingLong(mag -> mag.mag().product()))
            .orElseThrow();
    StoredArray array = arrays.open(folder, layer.format(), coarsest.path());
    List<String> stamps = new ArrayList<>();
    for (double part : PARTS) {
      String file = array.file(chunk(coarsest, array, part));
      stamps.add(file + " " + array.stamp(file));
    }
    return new Sample(folder.id(), layer, coarsest, array, stamps);
  }

  Window window(Sample sample) {
    if (sample.layer().isByte() || sample.layer().isRgb()) {
      return Window.BYTE;
    }
    return known.get(
        new Key(sample.dataset(), sample.layer().name(), sample.stamps()), key -> look(sample));
  }

  private static Window look(Sample sample) {
    StoredArray array = sample.array();
    // The same each time: pictures of the same things are the same.
    SplittableRandom random = new SplittableRandom(1);
    double[] numbers = new double[PARTS.length * NUMBERS];
    int count = 0;
    for (double part : PARTS) {
      int[] origin = sample.mag().origin(array, 0);
      int[] index = chunk(sample.mag(), array, part);
      Chunk chunk = array.chunk(index);
      for (int i = 0; i < NUMBERS; i++) {
        int place = 0;
        for (int axis = 0; axis < index.length; axis++) {
          int length = array.chunkShape().get(axis);
          int room = Math.min(length, array.shape().get(axis) - index[axis] * length);
          boolean isOfSpace = sample.mag().isOfSpace(array, axis);
          int own = isOfSpace ? random.nextInt(room) : origin[axis] % length;
          place += own * chunk.stride(axis);
        }
        numbers[count++] = array.type().value(chunk.at(place));
      }
    }
    return Window.around(numbers);
  }

  private static int[] chunk(MagArray mag, StoredArray array, double part) {
    int[] place = mag.origin(array, 0);
    for (int axis = 0; axis < 3; axis++) {
      int own = mag.axis(array, axis);
      if (own >= 0) {
        place[own] = (int) (array.shape().get(own) * part);
      }
    }
    for (int axis = 0; axis < place.length; axis++) {
      place[axis] /= array.chunkShape().get(axis);
    }
    return place;
  }
}
