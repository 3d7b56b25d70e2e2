package org.clew.server.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What PostgreSQL writes, and from where on it belongs to the present start. */
record PostgresLog(Path file, long mark) {

  private static final long LARGE = 10L << 20;
  private static final long READ_AT_MOST = 64L << 10;
  private static final int LAST_LINES = 20;

  /** Begins a start: keeps one old log when the present one is large. */
  static PostgresLog open(Path home) throws IOException {
    Path file = home.resolve("postgres.log");
    if (!Files.exists(file)) {
      OwnerOnly.write(file, "");
    } else if (Files.size(file) > LARGE) {
      Files.move(file, home.resolve("postgres.log.1"), REPLACE_EXISTING);
      OwnerOnly.write(file, "");
    }
    return new PostgresLog(file, Files.size(file));
  }

  PostgresLog fromHere() throws IOException {
    return new PostgresLog(file, Files.size(file));
  }

  /** The last lines of this start. */
  String tail() throws IOException {
    try (FileChannel channel = FileChannel.open(file);
        InputStream bytes = Channels.newInputStream(channel)) {
      channel.position(Math.max(mark, channel.size() - READ_AT_MOST));
      List<String> lines = new String(bytes.readAllBytes(), UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
  }
}
