package org.clew.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.clew.server.Server;

/**
 * The file {@code docs/benchmarks.md}: a section for each experiment. One that is run again
 * replaces its section and leaves the others, so each tells its own machine and date.
 */
final class Report {
  private static final String HEAD =
      """
      # Benchmarks

      Written by `scripts/benchmark report`; run it on your machine. Server, database and load generator share one machine,
      and the database waits for the disk at each commit, as in use. How it is measured stands in each section; figures vary by
      some percent from run to run.
      """;

  private final Path file;

  Report(Path file) {
    this.file = file;
  }

  /** Puts a section into the file. */
  void put(Section section) throws IOException {
    Map<String, String> sections = sections();
    sections.put(section.title(), section.markdown() + "\n" + surroundings() + "\n");
    StringBuilder text = new StringBuilder(HEAD);
    sections.values().forEach(each -> text.append('\n').append(each.strip()).append('\n'));
    Files.writeString(file, text.toString());
  }

  private Map<String, String> sections() throws IOException {
    Map<String, String> sections = new LinkedHashMap<>();
    if (Files.exists(file)) {
      String[] parts = Files.readString(file).split("(?m)^## ", -1);
      for (int i = 1; i < parts.length; i++) {
        sections.put(parts[i].lines().findFirst().orElse(""), "## " + parts[i]);
      }
    }
    return sections;
  }

  /** Machine, versions and date. */
  static String surroundings() throws IOException {
    return String.format(
        Locale.ROOT,
        "<sub>%s · %s, %d cores, %d GB · %s %s · Java %s · PostgreSQL %s · Clew %s · load before: %.1f</sub>%n",
        LocalDate.now(ZoneOffset.UTC),
        processor(),
        Runtime.getRuntime().availableProcessors(),
        memory() >> 20,
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        Runtime.version(),
        BenchmarkDatabase.version(),
        Server.version(),
        LOAD_BEFORE);
  }

  private static final double LOAD_BEFORE =
      ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

  /** Notes how busy the machine is before anything is measured. */
  static void begin() {
    if (LOAD_BEFORE > 1) {
      System.out.printf(
          Locale.ROOT, "The machine is busy (load %.1f); figures will be low.%n", LOAD_BEFORE);
    }
  }

  private static String processor() throws IOException {
    return fact("/proc/cpuinfo", "model name");
  }

  /** In kB. */
  private static long memory() throws IOException {
    return Long.parseLong("0" + fact("/proc/meminfo", "MemTotal").replaceAll("\\D", ""));
  }

  private static String fact(String file, String name) throws IOException {
    Path path = Path.of(file);
    if (!Files.exists(path)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(path).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }
}
