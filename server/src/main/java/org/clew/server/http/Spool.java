package org.clew.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of one request; they go when it ends. */
final class Spool implements AutoCloseable {
  private final Uploads uploads;
  private final List<Path> files = new ArrayList<>();

  Spool(Uploads uploads) {
    this.uploads = uploads;
  }

  UploadLimits limits() {
    return uploads.limits();
  }

  Path newFile() {
    Path file = uploads.newFile();
    files.add(file);
    return file;
  }

  @Override
  public void close() {
    IOException fault = null;
    for (Path file : files) {
      try {
        // The request may have moved it to where it stays.
        OwnDirectory.delete(file);
      } catch (IOException failed) {
        fault = failed;
      }
    }
    files.clear();
    if (fault != null) {
      throw new UncheckedIOException(fault);
    }
  }
}
