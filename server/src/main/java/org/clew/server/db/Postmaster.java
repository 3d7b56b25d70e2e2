package org.clew.server.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The process of PostgreSQL: found again, and stopped. */
final class Postmaster {
  private Postmaster() {}

  /** A signal that stops it, and how long to give it. */
  private enum Stop {
    /** Lets nobody wait: transactions are rolled back, all is written. */
    FAST("INT", Duration.ofSeconds(10)),
    /** Drops everything; the next start recovers from the log. */
    IMMEDIATE("QUIT", Duration.ofSeconds(5)),
    /** The same, by force. */
    KILL("KILL", Duration.ofSeconds(5));

    private final String signal;
    private final Duration patience;

    Stop(String signal, Duration patience) {
      this.signal = signal;
      this.patience = patience;
    }
  }

  /**
   * A postmaster that an earlier server left behind on these files. Its number alone proves
   * nothing, it may belong to another program by now: the command must name the files.
   */
  static Optional<ProcessHandle> leftBehind(Path data) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String first = Files.readString(file).lines().findFirst().orElse("").strip();
    if (!first.matches("\\d{1,18}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(first))
        .filter(process -> process.info().commandLine().orElse("").contains(data.toString()));
  }

  static void stop(ProcessHandle process) {
    for (Stop stop : Stop.values()) {
      if (!process.isAlive()) {
        return;
      }
      signal(process, stop.signal);
      if (ended(process, stop.patience)) {
        return;
      }
    }
  }

  private static boolean ended(ProcessHandle process, Duration patience) {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (ExecutionException unknown) {
      return !process.isAlive();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void signal(ProcessHandle process, String signal) {
    // Java sends only TERM and KILL; TERM would make PostgreSQL wait for its clients.
    try {
      new ProcessBuilder(List.of("sh", "-c", "kill -%s %d".formatted(signal, process.pid())))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException noShell) {
      process.destroy();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
