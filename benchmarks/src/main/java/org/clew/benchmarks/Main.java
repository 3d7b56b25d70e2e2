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
      default -> {
        System.err.println("There is no benchmark “" + name + "”. There is: nml");
        System.exit(2);
      }
    }
  }
}
