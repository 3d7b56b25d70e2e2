package org.clew.server.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Other programs, run in an environment that cannot redirect PostgreSQL elsewhere. */
final class Program {

  private Program() {}

  /** What a program said, on both of its outputs, and the status it ended with. */
  record Outcome(int status, String output) {

    boolean succeeded() {
      return status == 0;
    }
  }

  static ProcessBuilder prepare(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG"));
    environment.put("LC_ALL", "C");
    return builder;
  }

  static Outcome run(List<String> command, String input) throws IOException, InterruptedException {
    Process process = prepare(command).start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    } catch (IOException e) {
      // It ended without reading. Its status and its output say why.
    }
    try (InputStream stdout = process.getInputStream()) {
      String output = new String(stdout.readAllBytes(), UTF_8);
      return new Outcome(process.waitFor(), output.strip());
    }
  }

  /** Sends a signal by its name; Java itself knows only SIGTERM and SIGKILL. */
  static void signal(String name, long process) throws IOException, InterruptedException {
    run(List.of("/bin/sh", "-c", "kill -s \"$0\" \"$1\"", name, Long.toString(process)), "");
  }

  static boolean exists(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(directory -> new File(directory, name).canExecute());
  }
}
