package org.clew.cli.demo;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a volume as a dataset that WEBKNOSSOS and the tools of OME-Zarr read. The dataset's
 * directory appears only when all of it is written.
 */
final class DemoDataset {
  private static final String PROPERTIES = "datasource-properties.json";
  private static final List<DatasetMag> MAGS = List.of(DatasetMag.FINEST, DatasetMag.COARSER);

  private final DemoVolume volume;
  private final Progress progress;
  private final int total;
  private int done;

  private DemoDataset(DemoVolume volume, Progress progress) {
    this.volume = volume;
    this.progress = progress;
    this.total = MAGS.stream().mapToInt(mag -> array("uint8", mag).chunks()).sum() * 2;
  }

  /** Hears after each chunk how many of how many are written. */
  @FunctionalInterface
  interface Progress {
    void at(int done, int total);
  }

  static boolean isWritten(Path directory) {
    return Files.exists(directory.resolve(PROPERTIES));
  }

  /**
   * Writes the dataset, unless there is one already.
   *
   * @param directory of the dataset; its name becomes the dataset's name
   * @param organization the id of the organization that the dataset says it belongs to
   * @return whether something was written
   * @throws FileAlreadyExistsException if the directory exists and is no dataset
   */
  static boolean write(DemoVolume volume, Path directory, String organization, Progress progress)
      throws IOException {
    if (isWritten(directory)) {
      return false;
    }
    if (Files.exists(directory)) {
      throw new FileAlreadyExistsException(directory.toString(), null, "is not a dataset");
    }
    Path absolute = directory.toAbsolutePath();
    String name = absolute.getFileName().toString();
    Path partial = absolute.resolveSibling("." + name + ".partial");
    // What a killed process left behind.
    delete(partial);
    try {
      new DemoDataset(volume, progress).writeInto(partial, name, organization);
      Files.move(partial, absolute, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(partial);
    }
    return true;
  }

  private void writeInto(Path directory, String name, String organization) throws IOException {
    Voxels color = volume::color;
    Voxels segmentation = volume::segment;
    Files.createDirectories(directory);
    DatasetJson.write(directory.resolve("zarr.json"), DatasetJson.group());
    writeLayer(directory, "color", "uint8", color, color.averaged());
    writeLayer(directory, "segmentation", "uint32", segmentation, segmentation.mostFrequent());
    int largestId = volume.cells().size();
    DatasetJson.write(
        directory.resolve(PROPERTIES),
        DatasetJson.properties(name, organization, volume.size(), largestId, MAGS));
  }

  private void writeLayer(
      Path dataset, String name, String elementClass, Voxels finest, Voxels coarser)
      throws IOException {
    Path layer = Files.createDirectories(dataset.resolve(name));
    DatasetJson.write(layer.resolve("zarr.json"), DatasetJson.image(name, MAGS));
    writeMag(layer, elementClass, DatasetMag.FINEST, finest);
    writeMag(layer, elementClass, DatasetMag.COARSER, coarser);
  }

  private void writeMag(Path layer, String elementClass, DatasetMag mag, Voxels voxels)
      throws IOException {
    array(elementClass, mag)
        .write(layer.resolve(mag.directory()), voxels, () -> progress.at(++done, total));
  }

  private ZarrArray array(String elementClass, DatasetMag mag) {
    int size = volume.size();
    return new ZarrArray(elementClass, size / mag.x(), size / mag.y(), size / mag.z());
  }

  private static void delete(Path directory) throws IOException {
    if (Files.notExists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
