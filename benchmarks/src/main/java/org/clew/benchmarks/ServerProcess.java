package org.clew.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code clew serve} as a process of its own, with a small heap and a PostgreSQL of its own. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final String url;
  private final String token;

  private ServerProcess(Process process) throws IOException {
    this.process = process;
    BufferedReader output = process.inputReader();
    this.url = after("answers at ", output);
    this.token = after("token ", output);
    Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
  }

  /** Starts one on an empty directory. */
  static ServerProcess start(Path data, String heap) throws IOException {
    return start(data, heap, Map.of());
  }

  /** The same on an empty database. */
  static ServerProcess start(Path data, String heap, String database) throws IOException {
    return start(data, heap, Map.of("CLEW_DATABASE_URL", database));
  }

  /** The same with more variables of its environment. */
  static ServerProcess start(Path data, String heap, Map<String, String> more) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // As the script clew does, but for the size of the heap.
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xss512k",
            "-Xmx" + heap,
            "-Dstdout.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            "org.clew.cli.Main",
            "serve",
            "--port",
            "0",
            "--data",
            data.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("CLEW_"));
    builder.environment().putAll(Map.of("CLEW_MAX_OPEN_TASKS_PER_USER", "100"));
    builder.environment().putAll(more);
    return new ServerProcess(builder.start());
  }

  private static String after(String mark, BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      int at = line.indexOf(mark);
      if (at >= 0) {
        return line.substring(at + mark.length()).strip();
      }
    }
    throw new IOException("The server did not start.");
  }

  String url() {
    return url;
  }

  /** Of its admin. */
  String token() {
    return token;
  }

  long id() {
    return process.pid();
  }

  /** The most memory that it ever had, in MB; not the heap alone. */
  long peakMemory() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + id() + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D+", "")) >> 10;
      }
    }
    return 0;
  }

  @Override
  public void close() {
    process.toHandle().destroy();
    try {
      process.waitFor();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(interrupted));
    }
  }
}
