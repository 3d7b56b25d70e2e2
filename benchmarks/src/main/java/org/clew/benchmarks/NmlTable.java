package org.clew.benchmarks;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs {@link NmlBenchmark} and prints megabytes a second, and how that compares. */
final class NmlTable {
  private static final String YARDSTICK = "javaxXmlStream";

  private NmlTable() {}

  static void print() throws RunnerException {
    Collection<RunResult> results =
        new Runner(new OptionsBuilder().include(NmlBenchmark.class.getSimpleName()).build()).run();
    double megabytes = GeneratedNml.bytes(NmlBenchmark.NODES).length / 1e6;
    double yardstick = millis(results, YARDSTICK);
    System.out.printf(Locale.ROOT, "%nNML of %.1f MB, one core%n", megabytes);
    System.out.printf(Locale.ROOT, "%-18s %10s %14s%n", "", "MB/s", "of the JDK’s");
    for (RunResult result : results) {
      double millis = result.getPrimaryResult().getScore();
      System.out.printf(
          Locale.ROOT,
          "%-18s %10.0f %13.2f×%n",
          result.getPrimaryResult().getLabel(),
          megabytes * 1e3 / millis,
          yardstick / millis);
    }
  }

  private static double millis(Collection<RunResult> results, String label) {
    return results.stream()
        .map(RunResult::getPrimaryResult)
        .filter(result -> result.getLabel().equals(label))
        .mapToDouble(result -> result.getScore())
        .findFirst()
        .orElseThrow();
  }
}
