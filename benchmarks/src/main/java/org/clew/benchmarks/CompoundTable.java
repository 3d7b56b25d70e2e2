package org.clew.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Downloads a project of finished skeletons from a server with a small heap, and prints how fast
 * that is and what it does to the memory of the server. The yardstick is a loop that reads the same
 * files from the same disk and packs them with the same level, without a server.
 */
final class CompoundTable {
  private static final String HEAP = "256m";
  private static final int RUNS = 3;

  private final List<Run> runs = new ArrayList<>();
  private final List<List<MemoryWatch.Sample>> memory = new ArrayList<>();
  private final Path directory;

  /**
   * One way through all files.
   *
   * @param in bytes before packing
   * @param out bytes after it
   */
  private record Run(String name, double seconds, long in, long out) {
    double megabytesIn() {
      return in / 1e6 / seconds;
    }

    double megabytesOut() {
      return out / 1e6 / seconds;
    }
  }

  private CompoundTable(Path directory) {
    this.directory = directory;
  }

  static void print(int instances) throws Exception {
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      new CompoundTable(directory.path()).run(instances);
    }
  }

  private void run(int instances) throws Exception {
    Path data = directory.resolve("data");
    try (ServerProcess server = ServerProcess.start(data, HEAP)) {
      long start = System.nanoTime();
      String project = FinishedProject.make(server, data, instances);
      System.out.printf(Locale.ROOT, "%d instances made in %.0f s%n", instances, seconds(start));
      List<Path> blobs = files(data.resolve("content/blobs"));
      Calls admin = new Calls(server.url(), server.token());
      try (MemoryWatch watch = MemoryWatch.of(server.id())) {
        for (int i = 1; i <= RUNS; i++) {
          watch.take();
          runs.add(download(i, admin, project, instances));
          memory.add(watch.take());
          runs.add(loop(i, blobs));
        }
      }
    }
    print();
  }

  private Run download(int number, Calls admin, String project, int instances) throws IOException {
    Path file = directory.resolve("download" + number + ".zip");
    long start = System.nanoTime();
    admin.download("/api/v14/annotations/CompoundProject/" + project + "/download", file);
    double seconds = seconds(start);
    long in = 0;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() != instances) {
        throw new IOException("The archive has %d entries.".formatted(zip.size()));
      }
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        in += entry.getSize();
      }
    }
    return new Run("download " + number, seconds, in, Files.size(file));
  }

  private Run loop(int number, List<Path> blobs) throws IOException {
    Path file = directory.resolve("loop.zip");
    long in = 0;
    long start = System.nanoTime();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Path blob : blobs) {
        zip.putNextEntry(new ZipEntry(blob.getFileName() + ".nml"));
        in += Files.copy(blob, zip);
        zip.closeEntry();
      }
    }
    return new Run("loop " + number, seconds(start), in, Files.size(file));
  }

  private void print() {
    double megabytes = runs.getFirst().in() / 1e6;
    System.out.printf(
        Locale.ROOT, "%nCompound download of %.0f MB, server with -Xmx%s%n", megabytes, HEAP);
    System.out.printf(Locale.ROOT, "%-12s %8s %10s %12s%n", "", "s", "MB/s", "packed MB/s");
    for (Run run : runs) {
      System.out.printf(
          Locale.ROOT,
          "%-12s %8.2f %10.0f %12.1f%n",
          run.name(),
          run.seconds(),
          run.megabytesIn(),
          run.megabytesOut());
    }
    System.out.printf(
        Locale.ROOT,
        "%n%-12s %26s %26s %26s%n",
        "Memory, MB",
        "heap",
        "old generation",
        "resident");
    for (int i = 0; i < memory.size(); i++) {
      List<MemoryWatch.Sample> three = memory.get(i);
      System.out.printf(
          Locale.ROOT,
          "%-12s %26s %26s %26s%n",
          "download " + (i + 1),
          of(three, MemoryWatch.Sample::heap),
          of(three, MemoryWatch.Sample::old),
          of(three, MemoryWatch.Sample::resident));
    }
    System.out.println("(at the start, at the most, at the end)");
  }

  private static String of(
      List<MemoryWatch.Sample> three, java.util.function.ToLongFunction<MemoryWatch.Sample> value) {
    return "%d / %d / %d"
        .formatted(three.stream().map(sample -> value.applyAsLong(sample) / 1_000_000).toArray());
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
