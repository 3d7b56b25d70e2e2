package org.clew.annotation.archive;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An annotation of an archive, in files of its own.
 *
 * @param name where it was, e.g. {@code upload.zip/first.zip/tracing.nml}
 * @param fileName of the NML
 * @param nml the NML
 * @param data the zips beside it by their paths in the archive; which of them are its own, its NML
 *     says as {@code location}
 */
public record UnpackedAnnotation(
    String name, EntryName fileName, Path nml, Map<String, Path> data) {
  /** Copies the map. */
  public UnpackedAnnotation {
    data = Collections.unmodifiableMap(new TreeMap<>(data));
  }
}
