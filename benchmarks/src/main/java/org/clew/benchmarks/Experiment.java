package org.clew.benchmarks;

/** A measurement that {@code docs/benchmarks.md} has a section of. */
interface Experiment {
  /** What the command calls it: {@code claims}. */
  String name();

  /** Measures, and tells on the console how far it is; answers what to print and to write. */
  Section run(Options options) throws Exception;
}
