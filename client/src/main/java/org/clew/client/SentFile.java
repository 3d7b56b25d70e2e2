package org.clew.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that is sent for tasks or an annotation to be made of it.
 *
 * @param index its place among those of the call, from 0
 * @param name what the server is told that it is called
 * @param path where it lies
 * @param bytes how many it has
 * @param temporary what is deleted once it was sent, or null
 */
record SentFile(int index, String name, Path path, long bytes, @Nullable TemporaryFile temporary) {
  /** A file of someone’s. */
  static SentFile of(int index, Path path) {
    return new SentFile(index, String.valueOf(path.getFileName()), path, size(path), null);
  }

  /** Files of someone’s, in their order. */
  static List<SentFile> all(List<Path> paths) {
    return IntStream.range(0, paths.size()).mapToObj(index -> of(index, paths.get(index))).toList();
  }

  /** An annotation, packed as a zip. */
  static SentFile of(int index, Annotation annotation) {
    TemporaryFile zip = new AnnotationPacking(annotation).zip();
    String name = AnnotationPacking.fileName(annotation.name()) + ".zip";
    return new SentFile(index, name, zip.path(), size(zip.path()), zip);
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException missing) {
      throw new UncheckedIOException("Cannot read " + path, missing);
    }
  }

  /**
   * Its part of a form. To some readers parts of one name are one, and files may be called alike.
   */
  String partName() {
    return "%d_%s".formatted(index, name);
  }

  /** What HTTP calls its kind. */
  String contentType() {
    return contentType(name);
  }

  static String contentType(String name) {
    return AnnotationFiles.isCalled(name, ".zip") ? "application/zip" : "application/xml";
  }

  /** Deletes it, unless it is someone’s. */
  void release() {
    if (temporary != null) {
      temporary.close();
    }
  }
}
