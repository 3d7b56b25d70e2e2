package org.clew.server.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clew.server.failure.StartFailure;

/**
 * The directory of what people trace.
 *
 * @param blobs where bytes lie for good
 * @param staging where bytes lie on their way
 */
public record ContentDirectory(Path blobs, Path staging) {
  /**
   * Makes it if it is absent.
   *
   * @throws StartFailure if it cannot be written
   */
  public static ContentDirectory open(Path path) {
    try {
      return new ContentDirectory(
          Files.createDirectories(path.resolve("blobs")),
          Files.createDirectories(path.resolve("staging")));
    } catch (IOException unwritable) {
      throw new StartFailure(
          "The directory of content, %s, cannot be written: %s. Give the user %s the right to write it, or choose another directory with CLEW_CONTENT."
              .formatted(path, unwritable, System.getProperty("user.name")),
          unwritable);
    }
  }
}
