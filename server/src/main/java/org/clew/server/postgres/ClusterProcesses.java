package org.clew.server.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clew.server.failure.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes of PostgreSQL that work on one directory. A killed server leaves them running. A
 * process counts only if it is a PostgreSQL program with this very directory: a number in a file
 * may long belong to somebody else.
 */
record ClusterProcesses(Path directory) {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterProcesses.class);
  private static final Set<String> PROGRAMS = Set.of("postgres", "initdb");

  List<ProcessHandle> running() {
    return ProcessHandle.allProcesses().filter(process -> isOurs(process.pid())).toList();
  }

  /** Stops a server that an earlier run left behind. Only while the data directory is locked. */
  void stop() throws IOException, InterruptedException {
    Optional<ProcessHandle> server = recorded().filter(process -> isOurs(process.pid()));
    if (server.isPresent()) {
      long pid = server.get().pid();
      LOG.info("Stopping the PostgreSQL server (process {}) that an earlier run left behind.", pid);
      Shutdown.USUAL.stop(pid, () -> !isOurs(pid));
    }
    // Without their server the others end by themselves as soon as they look up.
    if (!Shutdown.await(Shutdown.USUAL.immediate(), this::none)) {
      for (ProcessHandle stray : running()) {
        Program.signal("QUIT", stray.pid());
      }
    }
    if (!Shutdown.await(Shutdown.USUAL.immediate(), this::none)) {
      kill();
    }
    forgetUnrelated();
  }

  /** Ends processes whose work is not needed. */
  void kill() throws InterruptedException {
    running().forEach(ProcessHandle::destroyForcibly);
    if (!Shutdown.await(Shutdown.USUAL.forced(), this::none)) {
      throw new StartFailure(
          "A PostgreSQL server of an earlier run (process %d) still uses %s and does not end. End it, and start again."
              .formatted(running().getFirst().pid(), directory));
    }
  }

  private boolean none() {
    return running().isEmpty();
  }

  private Path pidFile() {
    return directory.resolve("postmaster.pid");
  }

  private Optional<ProcessHandle> recorded() throws IOException {
    if (!Files.exists(pidFile())) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile());
    String first = lines.isEmpty() ? "" : lines.getFirst().strip();
    // A single-user server writes its number with a minus sign.
    return first.matches("-?[0-9]{1,18}")
        ? ProcessHandle.of(Math.abs(Long.parseLong(first)))
        : Optional.empty();
  }

  /** PostgreSQL would not start while the number in its old file belongs to any process. */
  private void forgetUnrelated() throws IOException {
    if (recorded().isPresent()) {
      Files.deleteIfExists(pidFile());
    }
  }

  private boolean isOurs(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    try {
      List<String> words = List.of(Files.readString(process.resolve("cmdline"), UTF_8).split("\0"));
      String program = words.getFirst();
      boolean retitled = program.startsWith("postgres: ");
      if (!retitled && !PROGRAMS.contains(program.substring(program.lastIndexOf('/') + 1))) {
        return false;
      }
      return worksIn(process) || namesIt(words);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean namesIt(List<String> words) {
    int option = words.indexOf("-D");
    return option >= 0
        && option + 1 < words.size()
        && words.get(option + 1).equals(directory.toString());
  }

  /** A server and its children work in their data directory. */
  private boolean worksIn(Path process) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd")).equals(directory);
    } catch (IOException e) {
      return false;
    }
  }
}
