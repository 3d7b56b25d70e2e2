package org.clew.benchmarks;

/** Runs one benchmark by its name. */
public final class Main {
  private Main() {}

  /** Takes the name; see {@code scripts/benchmark}. */
  public static void main(String[] arguments) throws Exception {
    String name = arguments.length == 0 ? "" : arguments[0];
    switch (name) {
      case "nml" -> NmlTable.print();
      case "compound" ->
          CompoundTable.print(arguments.length == 1 ? 10_000 : Integer.parseInt(arguments[1]));
      case "files" ->
          FilesTable.print(arguments.length == 1 ? 1_000 : Integer.parseInt(arguments[1]));
      case "client" ->
          ClientTable.print(arguments.length == 1 ? 10_000 : Integer.parseInt(arguments[1]));
      case "lists" ->
          ListsTable.print(arguments.length == 1 ? 100_000 : Integer.parseInt(arguments[1]));
      case "import" -> {
        int tasks = arguments.length == 1 ? 100_000 : Integer.parseInt(arguments[1]);
        ImportTable.print(tasks, tasks > 300_000 ? 1 : 3);
      }
      case "memory" -> SkeletonMemory.print();
      default -> {
        System.err.println(
            "There is no benchmark “"
                + name
                + "”. There are: nml, memory, compound [instances], files [NMLs], client [tasks], lists [tasks], import [tasks]");
        System.exit(2);
      }
    }
  }
}
