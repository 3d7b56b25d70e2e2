package org.clew.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs scripts with {@code pgbench}, PostgreSQL’s own load generator. */
final class Pgbench {
  private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");
  private static final int PATIENCE = 8;

  private final String command;
  private final BenchmarkDatabase database;
  private final Path directory;
  private final Map<String, String> variables;

  Pgbench(
      String command, BenchmarkDatabase database, Path directory, Map<String, String> variables) {
    this.command = command;
    this.database = database;
    this.directory = directory;
    this.variables = Map.copyOf(variables);
  }

  /** Transactions a second in some seconds; NaN if it does not end. */
  double seconds(String script, int clients, int seconds) throws IOException, InterruptedException {
    return run(script, clients, List.of("-T", Integer.toString(seconds)), seconds * PATIENCE);
  }

  /** The same over so many transactions of each client. */
  double transactions(String script, int clients, int each)
      throws IOException, InterruptedException {
    return run(script, clients, List.of("-t", Integer.toString(each)), 60);
  }

  private double run(String script, int clients, List<String> duration, int patience)
      throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("script.sql"), script);
    List<String> all =
        new ArrayList<>(List.of(command, "--no-vacuum", "--protocol=prepared", "--max-tries=50"));
    all.addAll(duration);
    all.addAll(List.of("--client=" + clients, "--jobs=" + Math.min(2, clients)));
    variables.forEach((name, value) -> all.add("--define=" + name + "=" + value));
    all.addAll(
        List.of(
            "--file=" + file,
            "--host=127.0.0.1",
            "--port=" + database.port(),
            "--username=" + database.user(),
            "clew"));
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", database.password());
    builder.environment().put("PGOPTIONS", "-c search_path=clew");
    Path output = directory.resolve("pgbench.txt");
    Process process = builder.redirectOutput(output.toFile()).start();
    if (!process.waitFor(patience, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return Double.NaN;
    }
    String text = Files.readString(output);
    Matcher rate = RATE.matcher(text);
    if (process.exitValue() != 0 || !rate.find()) {
      throw new IOException("pgbench failed:\n" + text);
    }
    return Double.parseDouble(rate.group(1));
  }
}
