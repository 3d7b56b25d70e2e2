package org.clew.server.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A server with the paths of a test, on a free port, without a database. */
final class SmallServer implements AutoCloseable {
  private final Path directory;
  private final Uploads uploads;
  private final HttpServer http;

  private SmallServer(Path directory, UploadLimits limits, Duration silence, Routes routes) {
    this.directory = directory;
    this.uploads = Uploads.open(directory, limits);
    this.http =
        HttpServer.start(
            "127.0.0.1",
            0,
            silence,
            new HttpServer.Service(
                () -> "http://localhost",
                (secret, door) -> null,
                uploads,
                List.of(routes),
                (request, status, failure) -> Reply.message(failure.getMessage())));
  }

  static SmallServer start(Path directory, UploadLimits limits, Routes routes) {
    return new SmallServer(directory, limits, HttpServer.SILENCE, routes);
  }

  /** One whose patience with silent clients is short. */
  static SmallServer startImpatient(Path directory, Duration silence, Routes routes) {
    return new SmallServer(directory, UploadLimits.DEFAULT, silence, routes);
  }

  int port() {
    return http.port();
  }

  String url(String path) {
    return "http://127.0.0.1:" + http.port() + path;
  }

  /** Waits until no file of an upload is left; the time limit of the test ends it. */
  void awaitNoFiles() {
    await(() -> files().isEmpty());
  }

  /** Waits until a file of an upload is there. */
  void awaitFiles() {
    await(() -> !files().isEmpty());
  }

  static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new AssertionError("What was waited for did not come.");
      }
      Thread.onSpinWait();
    }
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(path -> Files.isRegularFile(path) && !path.toString().endsWith(".lock"))
          .toList();
    } catch (IOException | java.io.UncheckedIOException changing) {
      return List.of(directory);
    }
  }

  @Override
  public void close() {
    http.close();
    uploads.close();
  }
}
