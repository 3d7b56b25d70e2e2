package org.clew.server.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Another Java process, which a test can kill. */
final class ChildJvm implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader(UTF_8);
  }

  static ChildJvm start(Class<?> main, String... arguments) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), main, arguments);
  }

  /** The user gets a copy of the class path, because it may not see ours. */
  static ChildJvm startAs(int user, Path scratch, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (Files.exists(Path.of(entry))) {
        Path copy = scratch.resolve(copies.size() + "-" + Path.of(entry).getFileName());
        Program.run(List.of("cp", "-r", "--", entry, copy.toString()), "");
        copies.add(copy.toString());
      }
    }
    return start(
        List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--"),
        String.join(File.pathSeparator, copies),
        main,
        arguments);
  }

  private static ChildJvm start(
      List<String> words, String classPath, Class<?> main, String... arguments) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        Stream.of(
                words.stream(),
                Stream.of(java, "-Xmx256m", "-cp", classPath, main.getName()),
                Stream.of(arguments))
            .flatMap(it -> it)
            .toList();
    return new ChildJvm(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  long pid() {
    return process.pid();
  }

  /** The next line that it printed; null when it ended. */
  @Nullable String line() throws IOException {
    return output.readLine();
  }

  /** Kills it with SIGKILL, and returns what it had printed and nobody had read. */
  List<String> kill() {
    // Through its handle: Process.destroyForcibly would close the output.
    process.toHandle().destroyForcibly();
    List<String> rest = output.lines().toList();
    process.onExit().join();
    return rest;
  }

  @Override
  public void close() {
    kill();
  }
}
