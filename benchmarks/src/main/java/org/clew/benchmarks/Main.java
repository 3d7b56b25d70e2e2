package org.clew.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs one benchmark by its name. */
public final class Main {
  /** Those that have a section in the report, in its order. */
  private static final List<Experiment> EXPERIMENTS =
      List.of(
          new ClaimsExperiment(),
          new ImportExperiment(),
          new ListsExperiment(),
          new PlanesExperiment(),
          new SoakExperiment());

  private Main() {}

  /** Takes the name; see {@code scripts/benchmark}. */
  public static void main(String[] arguments) throws Exception {
    String name = arguments.length == 0 ? "" : arguments[0];
    List<String> rest = List.of(arguments).stream().skip(1).toList();
    switch (name) {
      case "nml" -> NmlTable.print();
      case "compound" -> CompoundTable.print(number(rest, 10_000));
      case "files" -> FilesTable.print(number(rest, 1_000));
      case "client" -> ClientTable.print(number(rest, 10_000));
      case "memory" -> SkeletonMemory.print();
      case "report", "all" -> report(rest);
      default -> {
        Experiment experiment =
            EXPERIMENTS.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
        if (experiment == null) {
          complain(name);
        } else {
          Report.begin();
          System.out.println("\n" + experiment.run(Options.of(rest)).markdown());
        }
      }
    }
  }

  /** All experiments or those that are named, each with its usual options. */
  private static void report(List<String> arguments) throws Exception {
    List<String> names = new ArrayList<>(arguments);
    names.removeIf(argument -> argument.startsWith("--"));
    Options options =
        Options.of(arguments.stream().filter(argument -> argument.startsWith("--")).toList());
    boolean all = names.isEmpty();
    Report.begin();
    Report report = new Report(Path.of("docs", "benchmarks.md"));
    for (Experiment experiment : EXPERIMENTS) {
      if (names.remove(experiment.name()) || all) {
        Section section = experiment.run(options);
        System.out.println("\n" + section.markdown());
        report.put(section);
      }
    }
    if (!names.isEmpty()) {
      complain(names.getFirst());
    }
  }

  private static int number(List<String> arguments, int otherwise) {
    return arguments.isEmpty() ? otherwise : Integer.parseInt(arguments.getFirst());
  }

  private static void complain(String name) {
    String experiments =
        EXPERIMENTS.stream().map(Experiment::name).collect(Collectors.joining(", "));
    String others =
        Stream.of("nml", "memory", "compound [instances]", "files [NMLs]", "client [tasks]")
            .collect(Collectors.joining(", "));
    System.err.println(
        "There is no benchmark “%s”. There are: report [name …], %s; %s"
            .formatted(name, experiments, others));
    System.exit(2);
  }
}
