package org.clew.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The packaged command, run as a process of its own. */
final class Command implements AutoCloseable {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path JAR = ROOT.resolve("cli/target/clew-cli.jar");

  private final Process process;
  private final Path errors;
  private final BufferedReader output;
  private final List<String> lines = new ArrayList<>();

  private Command(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.output = process.inputReader();
  }

  /** Runs {@code clew} with arguments. */
  static Command clew(Map<String, String> environment, Object... arguments) {
    return start(java(), environment, arguments);
  }

  /** The same on a terminal, on which standard error appears, too. */
  static Command clewOnTerminal(Map<String, String> environment, Object... arguments) {
    StringBuilder line = new StringBuilder();
    java().forEach(word -> line.append("'").append(word).append("' "));
    for (Object argument : arguments) {
      line.append("'").append(argument).append("' ");
    }
    return start(List.of("script", "-qec", line.toString(), "/dev/null"), environment);
  }

  private static List<String> java() {
    if (!Files.isRegularFile(JAR)) {
      throw new AssertionError("The command is not packaged; run ./check or mvn verify.");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
    command.addAll(List.of("-jar", JAR.toString()));
    return command;
  }

  /** Runs the script that users run. */
  static Command script(Map<String, String> environment, Object... arguments) {
    return start(List.of(ROOT.resolve("clew").toString()), environment, arguments);
  }

  private static Command start(
      List<String> command, Map<String, String> environment, Object... arguments) {
    List<String> whole = new ArrayList<>(command);
    for (Object argument : arguments) {
      whole.add(argument.toString());
    }
    try {
      Path errors = Files.createTempFile("clew", ".err");
      ProcessBuilder builder = new ProcessBuilder(whole).redirectError(errors.toFile());
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.startsWith("CLEW_") || name.startsWith("WK_"));
      builder.environment().putAll(environment);
      return new Command(builder.start(), errors);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Reads on until a line fits; fails with all that was said if none does. */
  String until(Predicate<String> wanted) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        if (wanted.test(line)) {
          return line;
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    throw new AssertionError("Not said. Said was: " + lines + " and: " + errors());
  }

  /** Waits for the end; answers the exit code. */
  int exitCode() {
    try {
      output.lines().forEach(lines::add);
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        throw new AssertionError("The command did not end. It said: " + lines);
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** What it said so far. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** What it said on standard error. */
  String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Asks it to stop, as Ctrl+C does. */
  void stop() {
    // Not the process itself, which would close its output with it.
    process.toHandle().destroy();
  }

  /** Ends it as a power cut would. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
      exitCode();
    }
    try {
      Files.delete(errors);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
