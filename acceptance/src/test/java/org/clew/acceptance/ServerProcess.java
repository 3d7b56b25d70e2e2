package org.clew.acceptance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.clew.server.db.DatabaseAddress;

/** A server in a process of its own, which can be killed, on a database that stays. */
final class ServerProcess implements AutoCloseable {
  private final Command command;
  private final String url;

  private ServerProcess(Command command, String url) {
    this.command = command;
    this.url = url;
  }

  /**
   * Starts one on a free port.
   *
   * @param directory which others of the database share
   */
  static ServerProcess start(DatabaseAddress database, Path directory, String name) {
    Command command =
        Command.clew(
            Map.of(
                "CLEW_DATABASE_URL",
                address(database),
                "CLEW_CONTENT",
                directory.resolve("content").toString()),
            "serve",
            "--port",
            0,
            "--data",
            directory.resolve(name));
    String url = command.until(line -> line.contains("answers at")).replaceFirst(".* at ", "");
    command.until(line -> line.contains("Ctrl+C"));
    return new ServerProcess(command, url);
  }

  private static String address(DatabaseAddress database) {
    return database
        .url()
        .replaceFirst(
            "^jdbc:postgresql://",
            "postgresql://%s:%s@"
                .formatted(encoded(database.user()), encoded(database.password())));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  String url() {
    return url;
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    command.kill();
  }

  @Override
  public void close() {
    command.close();
  }
}
