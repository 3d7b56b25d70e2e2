package org.clew.server.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.clew.annotation.archive.ArchiveException;
import org.clew.annotation.archive.ArchiveLimits;
import org.clew.annotation.archive.UnpackedAnnotation;
import org.clew.annotation.archive.Unpacking;
import org.clew.server.http.ByteSize;

/** The files of one request, those in archives unpacked into a directory that goes with it. */
final class Unpacked implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final IntakeLimits limits;
  private final Path room;
  private int archives;
  private long usedBytes;
  private int usedEntries;

  Unpacked(IntakeLimits limits, Path room) {
    this.limits = limits;
    this.room = room;
  }

  List<Found> find(String name, Path file) throws IOException {
    return isArchive(name, file)
        ? unpack(name, file)
        : List.of(new Found.Document(name, stem(name), file, null));
  }

  /** By its content, since names may lie; one that is neither is told as what its name says. */
  private static boolean isArchive(String name, Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(2);
    }
    boolean hasMagic = start.length == 2 && start[0] == 'P' && start[1] == 'K';
    boolean isText = start.length > 0 && start[0] == '<';
    return hasMagic || (!isText && name.toLowerCase(Locale.ROOT).endsWith(".zip"));
  }

  /** One archive after the other, so that all of them together stay within the limits. */
  private synchronized List<Found> unpack(String name, Path file) throws IOException {
    Path directory = Files.createDirectories(room.resolve(Integer.toString(archives++)));
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      List<UnpackedAnnotation> annotations =
          Unpacking.unpack(
              in,
              name,
              directory,
              limits.ofArchives(usedBytes, usedEntries),
              ArchiveLimits.OF_DATA);
      return annotations.isEmpty()
          ? nothing(name, "The archive holds no NML file.")
          : annotations.stream().map(each -> found(name, each, annotations.size())).toList();
    } catch (ArchiveException bad) {
      if (bad.isBeyondLimits()) {
        throw Reception.tooLarge(bad.archive(), bad.reason() + limitsOfAll());
      }
      return nothing(bad.archive(), bad.reason());
    } finally {
      count(directory);
    }
  }

  private String limitsOfAll() {
    return " The archives of an upload may hold %s in %d files (settings max-unpacked and max-archive-entries)."
        .formatted(ByteSize.of(limits.unpackedBytes()), limits.archiveEntries());
  }

  private static Found found(String archive, UnpackedAnnotation annotation, int count) {
    return new Found.Document(
        count == 1 ? archive : annotation.name(),
        annotation.fileName().stem(),
        annotation.nml(),
        new Found.Archived(annotation.fileName(), annotation.data()));
  }

  private static List<Found> nothing(String name, String reason) {
    return List.of(new Found.Nothing(new Incoming.Unreadable(name, reason)));
  }

  private static String stem(String name) {
    return Intake.isCalledLikeOne(name) ? name.substring(0, name.lastIndexOf('.')) : name;
  }

  /** Also what was unpacked of a bad one counts: it took time. */
  private void count(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path each : (Iterable<Path>) files::iterator) {
        usedBytes += Files.size(each);
        usedEntries++;
      }
    }
  }

  @Override
  public synchronized void close() {
    if (Files.notExists(room)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(room)) {
      for (Path each : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(each);
      }
    } catch (IOException stuck) {
      throw new UncheckedIOException(stuck);
    }
  }
}
