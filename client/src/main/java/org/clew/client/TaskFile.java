package org.clew.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file of which tasks are made.
 *
 * @param index its place among those of the call, from 0
 * @param name what the server is told that it is called
 * @param path where it lies
 * @param bytes how many it has
 * @param temporary what is deleted once it was sent, or null
 */
record TaskFile(int index, String name, Path path, long bytes, @Nullable TemporaryFile temporary) {
  /** A file of someone’s. */
  static TaskFile of(int index, Path path) {
    return new TaskFile(index, String.valueOf(path.getFileName()), path, size(path), null);
  }

  /** An annotation, packed as a zip. */
  static TaskFile of(int index, Annotation annotation) {
    TemporaryFile zip = new AnnotationPacking(annotation).zip();
    String name = AnnotationPacking.fileName(annotation.name()) + ".zip";
    return new TaskFile(index, name, zip.path(), size(zip.path()), zip);
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException missing) {
      throw new UncheckedIOException("Cannot read " + path, missing);
    }
  }

  boolean isZip() {
    return AnnotationFiles.isCalled(name, ".zip");
  }

  /** What HTTP calls its kind. */
  String contentType() {
    return isZip() ? "application/zip" : "application/xml";
  }

  /** Deletes it, unless it is someone’s. */
  void release() {
    if (temporary != null) {
      temporary.close();
    }
  }
}
