package org.clew.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.annotation.nml.Nml;
import org.clew.server.content.Contents;
import org.clew.server.content.Contents.NamedFile;
import org.clew.server.content.StagedContent;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.storage.Blobs;
import org.clew.server.storage.DirectoryBlobStore;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.jdbi.v3.core.statement.SqlLogger;

/** Puts content where a server keeps it, past the server. */
final class StoredContent {
  private final TestServer server;

  StoredContent(TestServer server) {
    this.server = server;
  }

  /** Makes it the content of annotations; answers its id. */
  String put(Nml nml, Map<String, byte[]> files, List<String> annotations) {
    Clock clock = Clock.systemUTC();
    Path staging = server.content().resolve("staging");
    Blobs blobs =
        new Blobs(new DirectoryBlobStore(server.content().resolve("blobs")), staging, clock);
    Contents contents = new Contents(blobs, new Ids(clock, new SecureRandom()), clock);
    try (Database database = Database.open(server.database(), 1, SqlLogger.NOP_SQL_LOGGER)) {
      Map<String, NamedFile> named = new HashMap<>();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = Files.write(Files.createTempFile("clew", ".zip"), file.getValue());
        named.put(file.getKey(), contents.file(path));
        Files.delete(path);
      }
      StagedContent staged = contents.stage(nml, named, Map.of());
      database.write(
          "Lab",
          scope -> {
            contents.keep(scope, List.of(staged));
            return staged;
          });
      name(staged.id().value(), annotations);
      return staged.id().value();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void name(String content, List<String> annotations) {
    sql(
        "UPDATE annotations SET content_id = ?, version = 1 WHERE id = ANY(string_to_array(?, ','))",
        content,
        String.join(",", annotations));
  }

  /** Changes something else. */
  void sql(String statement, String... values) {
    try (Connection connection = TestDatabase.connect(server.database());
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        prepared.setString(i + 1, values[i]);
      }
      prepared.executeUpdate();
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }
}
