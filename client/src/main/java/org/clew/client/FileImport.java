package org.clew.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.clew.model.TaskImportState;
import org.clew.model.wire.WireTaskImport;

/**
 * Sends a file of tasks, again if need be: the server goes on where it was. While it makes the
 * tasks nothing is heard of it, so whoever loses patience asks how far it is.
 */
final class FileImport {
  private static final int ATTEMPTS = 5;
  private static final long LOOK_MILLIS = 1_000;

  private final Clew clew;
  private final Path file;
  private final ImportOptions options;
  private final String key;

  FileImport(Clew clew, Path file, ImportOptions options) {
    this.clew = clew;
    this.file = file;
    this.options = options;
    this.key = options.key() == null ? UUID.randomUUID().toString() : options.key();
  }

  TaskImport run() {
    Call call = call();
    CountDownLatch done = new CountDownLatch(1);
    Consumer<TaskImport> progress = options.progress();
    if (progress != null) {
      Thread watch = new Thread(() -> watch(progress, done), "clew-import-progress");
      watch.setDaemon(true);
      watch.start();
    }
    try {
      return run(call);
    } finally {
      done.countDown();
    }
  }

  private TaskImport run(Call call) {
    for (int attempt = 1; ; attempt++) {
      try {
        Answer answer = clew.http().ask(call);
        if (answer.status() == 400) {
          // Too long to be read from the refusal itself.
          return known()
              .filter(now -> now.state() == TaskImportState.REFUSED)
              .map(TaskImport::refreshed)
              .orElseThrow(answer::failure);
        }
        if (answer.status() != 409) {
          return new TaskImport(clew, answer.success().as(WireTaskImport.class));
        }
        if (attempt >= ATTEMPTS) {
          throw answer.failure();
        }
      } catch (UnexpectedStatusException refused) {
        throw refused;
      } catch (ClewException unknown) {
        if (attempt >= ATTEMPTS) {
          throw unknown;
        }
      }
      Optional<TaskImport> settled = settled();
      if (settled.isPresent() && isOver(settled.get().state())) {
        return settled.get().refreshed();
      }
    }
  }

  private static boolean isOver(TaskImportState state) {
    return switch (state) {
      case CREATED, CHECKED, REFUSED, UNDONE -> true;
      case READING, CREATING, INTERRUPTED, ABANDONED -> false;
    };
  }

  /** The import when no server works on it any more. */
  private Optional<TaskImport> settled() {
    CountDownLatch never = new CountDownLatch(1);
    pause(never);
    Optional<TaskImport> now = known();
    while (now.isPresent() && now.get().state().isRunning()) {
      pause(never);
      now = known();
    }
    return now;
  }

  private Optional<TaskImport> known() {
    return clew
        .http()
        .get(Route.own("/tasks/imports").with("key", key))
        .asListOf(WireTaskImport.class)
        .stream()
        .map(wire -> new TaskImport(clew, wire))
        .findFirst();
  }

  private void watch(Consumer<TaskImport> progress, CountDownLatch done) {
    while (!pause(done)) {
      try {
        known().ifPresent(progress);
      } catch (ClewException unknown) {
        // Told when the file is sent.
      }
    }
  }

  private static boolean pause(CountDownLatch done) {
    try {
      return done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InvalidResponseException("This thread was interrupted.", interrupted);
    }
  }

  private Call call() {
    String name = String.valueOf(file.getFileName());
    boolean isZipped = name.toLowerCase(Locale.ROOT).endsWith(".gz");
    Route route =
        Route.own("/tasks/import")
            .with("dryRun", options.isDryRun())
            .with("onError", options.skipsBadRows() ? "skip" : "abort")
            .with("fileName", name);
    Call call =
        Call.of("POST", route)
            .with(Payload.file(file, contentType(name)))
            .withHeader("Idempotency-Key", key)
            .repeatable();
    return isZipped ? call.withHeader("Content-Encoding", "gzip") : call;
  }

  private static String contentType(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    String ending = plain.substring(plain.lastIndexOf('.') + 1);
    return switch (ending) {
      case "csv", "txt" -> "text/csv";
      case "tsv" -> "text/tab-separated-values";
      case "ndjson", "jsonl" -> "application/x-ndjson";
      default ->
          throw new IllegalArgumentException(
              "A file of tasks is called %s, perhaps with .gz at its end; not “%s”."
                  .formatted(
                      String.join(", ", List.of(".csv", ".txt", ".tsv", ".ndjson", ".jsonl")),
                      name));
    };
  }
}
