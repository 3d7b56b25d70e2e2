package org.clew.server.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.clew.server.failure.StartFailure;

/** Where the files of uploads lie while their request lasts, and how much they may be. */
public final class Uploads implements AutoCloseable {
  private final OwnDirectory directory;
  private final UploadLimits limits;
  private final AtomicLong count = new AtomicLong();

  private Uploads(OwnDirectory directory, UploadLimits limits) {
    this.directory = directory;
    this.limits = limits;
  }

  /**
   * Makes room below a directory, which several servers may share, and deletes what servers that
   * were killed left in it.
   *
   * @throws StartFailure if it cannot be written
   */
  public static Uploads open(Path shared, UploadLimits limits) {
    try {
      return new Uploads(OwnDirectory.open(shared), limits);
    } catch (IOException unwritable) {
      throw new StartFailure(
          "The directory of uploads, %s, cannot be written: %s. Give the user %s the right to write it, or choose another data directory with --data."
              .formatted(shared, unwritable, System.getProperty("user.name")),
          unwritable);
    }
  }

  UploadLimits limits() {
    return limits;
  }

  /** A path where nothing is yet. */
  Path newFile() {
    return directory.path().resolve(Long.toString(count.incrementAndGet()));
  }

  @Override
  public void close() {
    directory.close();
  }
}
