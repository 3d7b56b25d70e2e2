package org.clew.server.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.clew.server.db.Database;
import org.clew.server.failure.StartFailure;

/**
 * The directory of what people trace. It belongs to one database, whose mark it bears: what that
 * database does not name is taken away, so another must never look after it.
 *
 * @param blobs where bytes lie for good
 * @param staging where bytes lie on their way
 */
public record ContentDirectory(Path blobs, Path staging) {
  private static final String MARK = "installation";

  /**
   * Makes it if it is absent.
   *
   * @throws StartFailure if it cannot be written, or belongs to another database
   */
  public static ContentDirectory open(Path path, Database database) {
    String id = database.readAcrossOrganizations(new InstallationStore()::id);
    try {
      ContentDirectory directory =
          new ContentDirectory(
              Files.createDirectories(path.resolve("blobs")),
              Files.createDirectories(path.resolve("staging")));
      if (!markOf(path, id).equals(id)) {
        throw new StartFailure(
            "The directory of content, %s, belongs to another database. Start with that database, or choose another directory with CLEW_CONTENT."
                .formatted(path));
      }
      return directory;
    } catch (IOException unwritable) {
      throw new StartFailure(
          "The directory of content, %s, cannot be written: %s. Give the user %s the right to write it, or choose another directory with CLEW_CONTENT."
              .formatted(path, unwritable, System.getProperty("user.name")),
          unwritable);
    }
  }

  /** The mark of a directory; one without any gets that of the first database that uses it. */
  private static String markOf(Path path, String id) throws IOException {
    Path mark = path.resolve(MARK);
    if (Files.notExists(mark)) {
      Path written = Files.createTempFile(path, MARK, ".part");
      Files.writeString(written, id, StandardOpenOption.SYNC);
      try {
        // Several servers may start at once; the first names the directory, whole or not at all.
        Files.createLink(mark, written);
      } catch (FileAlreadyExistsException sameMoment) {
        // Read below.
      } finally {
        Files.delete(written);
      }
    }
    return Files.readString(mark).strip();
  }
}
