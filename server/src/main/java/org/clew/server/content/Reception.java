package org.clew.server.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clew.annotation.nml.NmlException;
import org.clew.annotation.nml.NmlReader;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.ByteSize;

/**
 * Takes the files of one request: finds the NMLs in them, then reads those. A file that is no good
 * one is told as such; what is more than the server takes fails as a whole. Several threads may use
 * it.
 */
public final class Reception implements AutoCloseable {
  private final IntakeLimits limits;
  private final ReadingMemory memory;
  private final VolumeData data;
  private final Unpacked unpacked;

  Reception(Contents contents, IntakeLimits limits, ReadingMemory memory, Path room) {
    this.limits = limits;
    this.memory = memory;
    data = new VolumeData(contents);
    unpacked = new Unpacked(limits, room);
  }

  /** Does something with annotations that were read. */
  @FunctionalInterface
  public interface Taker<T> {
    /** Takes them, and closes them unless they are kept. */
    T take(List<Incoming> incoming) throws IOException;
  }

  /**
   * Finds every NML in a file, in its order; at least one, or why there is none.
   *
   * @param name of the file, for people
   * @throws Failure if it holds more than the server takes
   */
  public List<Found> find(String name, Path file) throws IOException {
    return unpacked.find(name, file);
  }

  /**
   * Reads NMLs and hands them over together. Waits for its turn before, so that what is read at a
   * time fits into memory. Whoever takes them must not read others meanwhile.
   *
   * @throws Failure if that is more than the server takes
   */
  public <T> T read(List<Found> found, Taker<T> taker) throws IOException {
    List<NmlWeight> weights = new ArrayList<>();
    for (Found each : found) {
      weights.add(each instanceof Found.Document document ? weigh(document) : NmlWeight.NOTHING);
    }
    ReadingMemory.Share share = memory.take(checked(found, weights));
    try {
      return taker.take(read(found, weights));
    } finally {
      share.close();
    }
  }

  private List<Incoming> read(List<Found> found, List<NmlWeight> weights) throws IOException {
    List<Incoming> read = new ArrayList<>();
    boolean isComplete = false;
    try {
      for (int i = 0; i < found.size(); i++) {
        read.add(read(found.get(i), weights.get(i)));
      }
      isComplete = true;
      return read;
    } finally {
      if (!isComplete) {
        read.forEach(Incoming::close);
      }
    }
  }

  private NmlWeight weigh(Found.Document document) throws IOException {
    if (Files.size(document.nml()) > limits.nmlBytes()) {
      throw tooLarge(
          document.name(),
          "an NML may have %s (setting max-nml).".formatted(ByteSize.of(limits.nmlBytes())));
    }
    return NmlWeight.of(document.nml());
  }

  /** Several are merged, which copies them. */
  private long checked(List<Found> found, List<NmlWeight> weights) {
    long sum = weights.stream().mapToLong(NmlWeight::memory).sum();
    long needed = found.size() > 1 ? 2 * sum : sum;
    if (memory.holds(needed)) {
      return needed;
    }
    String limit =
        "reading it would take about %d MB of memory, and the server has %d MB for that (see -Xmx)."
            .formatted(needed >> 20, memory.mebibytes());
    throw tooLarge(name(largest(found, weights)), limit);
  }

  private static Found largest(List<Found> found, List<NmlWeight> weights) {
    int largest = 0;
    for (int i = 0; i < found.size(); i++) {
      largest = weights.get(i).memory() > weights.get(largest).memory() ? i : largest;
    }
    return found.get(largest);
  }

  private static String name(Found found) {
    return switch (found) {
      case Found.Document document -> document.name();
      case Found.Nothing nothing -> nothing.why().name();
    };
  }

  static Failure tooLarge(String name, String limit) {
    return Failure.of(
        FailureCode.TOO_LARGE, "The file “%s” is too large: %s".formatted(name, limit));
  }

  private Incoming read(Found found, NmlWeight weight) throws IOException {
    return switch (found) {
      case Found.Nothing nothing -> nothing.why();
      case Found.Document document -> {
        try (InputStream in = Files.newInputStream(document.nml())) {
          yield data.attach(document, NmlReader.read(in, weight.limits()));
        } catch (NmlException bad) {
          yield new Incoming.Unreadable(document.name(), String.valueOf(bad.getMessage()));
        }
      }
    };
  }

  @Override
  public void close() {
    unpacked.close();
  }
}
