package org.clew.server.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.clew.annotation.archive.ArchiveNames;
import org.clew.annotation.nml.NmlReader;
import org.clew.server.content.Contents.NamedFile;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.storage.Blobs;

/**
 * Reads again what annotations hold, so that other content can be made of it. What is read is what
 * a download of them would hold; their voxels are not read but named.
 */
public final class Rereading {
  private final Blobs blobs;
  private final ReadingMemory memory;

  /** Over the blobs, within some memory. */
  public Rereading(Blobs blobs, ReadingMemory memory) {
    this.blobs = blobs;
    this.memory = memory;
  }

  /**
   * An annotation to be read.
   *
   * @param label what it is called
   * @param heading what is said of it beside its content
   */
  public record Source(String label, Content content, Heading heading) {}

  /** Does something with annotations that were read. */
  @FunctionalInterface
  public interface Taker<T> {
    /** Takes them, in the order of the sources. */
    T take(List<NmlMerge.Part> parts) throws IOException;
  }

  private record Document(String label, Path nml, NmlWeight weight, Map<String, NamedFile> files) {}

  /**
   * Reads annotations and hands them over together. Waits for its turn before, so that what is read
   * at a time fits into memory. Whoever takes them must not read others meanwhile.
   *
   * @param room names paths where nothing is yet, for files that whoever asks takes away
   * @throws Failure if that is more than the server can read
   */
  public <T> T read(String organization, List<Source> sources, Supplier<Path> room, Taker<T> taker)
      throws IOException {
    List<Document> documents = new ArrayList<>();
    for (Source source : sources) {
      documents.add(written(organization, source, room.get()));
    }
    ReadingMemory.Share share = memory.take(checked(documents));
    try {
      List<NmlMerge.Part> parts = new ArrayList<>();
      for (Document document : documents) {
        parts.add(read(document));
      }
      return taker.take(parts);
    } finally {
      share.close();
    }
  }

  private Document written(String organization, Source source, Path path) throws IOException {
    Rendering rendering =
        Rendering.of(
            blobs, organization, source.content(), source.heading(), ArchiveNames::dataZips);
    try (OutputStream out = Files.newOutputStream(path)) {
      rendering.write(out);
    }
    Map<String, NamedFile> files = new HashMap<>();
    rendering
        .files()
        .forEach(
            (location, blob) -> blob.ifPresent(kept -> files.put(location, NamedFile.of(kept))));
    return new Document(source.label(), path, NmlWeight.of(path), files);
  }

  /** Merging copies them. */
  private long checked(List<Document> documents) {
    long needed = 2 * documents.stream().mapToLong(document -> document.weight().memory()).sum();
    if (memory.holds(needed)) {
      return needed;
    }
    throw Failure.of(
        FailureCode.TOO_LARGE,
        "There is too much in it to be copied: reading it would take about %d MB of memory, and the server has %d MB for that (see -Xmx)."
            .formatted(needed >> 20, memory.mebibytes()));
  }

  private static NmlMerge.Part read(Document document) throws IOException {
    try (InputStream in = Files.newInputStream(document.nml())) {
      return new NmlMerge.Part(
          document.label(), NmlReader.read(in, document.weight().limits()), document.files());
    }
  }
}
