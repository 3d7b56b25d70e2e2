package org.clew.benchmarks;

import org.openjdk.jmh.runner.RunnerException;

/** Runs one benchmark by its name. */
public final class Main {
  private Main() {}

  /** Takes the name; see {@code scripts/benchmark}. */
  public static void main(String[] arguments) throws RunnerException {
    String name = arguments.length == 0 ? "" : arguments[0];
    switch (name) {
      case "nml" -> NmlTable.print();
      case "memory" -> SkeletonMemory.print();
      default -> {
        System.err.println("There is no benchmark “" + name + "”. There are: nml, memory");
        System.exit(2);
      }
    }
  }
}
