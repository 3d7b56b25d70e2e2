package org.clew.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.clew.annotation.archive.AnnotationArchive;
import org.clew.annotation.archive.ArchivedFile;
import org.clew.annotation.archive.CompoundArchive;
import org.clew.annotation.archive.Content;
import org.clew.annotation.archive.EntryName;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlReader;
import org.clew.annotation.nml.NmlVolume;

/** Reads annotations from files: the NML into memory, the voxels when they are asked for. */
final class AnnotationFiles {
  private AnnotationFiles() {}

  static Annotation load(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      if (isCalled(name, ".nml")) {
        return Annotation.of(stem(name), NmlReader.read(file));
      }
      if (isCalled(name, ".zip")) {
        return archive(file, location -> ArchivedFile.of(file, location));
      }
    } catch (IOException unreadable) {
      throw cannotRead(file, unreadable);
    }
    throw new IllegalArgumentException(
        "An annotation is in a file called .nml or .zip, not “%s”.".formatted(name));
  }

  /** An archive whose annotation owns the file. */
  static Annotation load(TemporaryFile zip) throws IOException {
    // Each layer holds the file, so that it stays as long as one of them is in use.
    return archive(zip.path(), location -> () -> ArchivedFile.of(zip.path(), location).open())
        .owning(zip);
  }

  private interface Locating {
    Content.Opener at(String location);
  }

  private static Annotation archive(Path file, Locating locating) throws IOException {
    try (AnnotationArchive archive = AnnotationArchive.open(file)) {
      List<VolumeLayer> layers = new ArrayList<>();
      for (NmlVolume volume : archive.nml().volumes()) {
        String location = volume.location();
        layers.add(
            location == null || !archive.holds(volume)
                ? new VolumeLayer(volume.at(null, null), null)
                : new VolumeLayer(volume, locating.at(location)));
      }
      return Annotation.of(archive.name(), archive.nml()).withLayers(layers);
    }
  }

  static Stream<Annotation> loadAll(Path file) {
    try {
      CompoundArchive compound = CompoundArchive.open(file);
      return compound.entries().stream()
          .flatMap(entry -> read(compound, file, entry).stream())
          .onClose(() -> close(compound, file));
    } catch (IOException unreadable) {
      throw cannotRead(file, unreadable);
    }
  }

  private static Optional<Annotation> read(CompoundArchive compound, Path file, EntryName entry) {
    try {
      return compound.nml(entry).map(nml -> member(compound, entry, nml));
    } catch (IOException unreadable) {
      throw cannotRead(file, unreadable, " (" + entry + ")");
    }
  }

  private static Annotation member(CompoundArchive compound, EntryName entry, Nml nml) {
    List<VolumeLayer> layers =
        nml.volumes().stream()
            .map(volume -> new VolumeLayer(volume, compound.data(entry, volume).orElse(null)))
            .toList();
    return Annotation.of(entry.stem(), nml).withLayers(layers);
  }

  private static void close(CompoundArchive compound, Path file) {
    try {
      compound.close();
    } catch (IOException failed) {
      throw cannotRead(file, failed);
    }
  }

  static boolean isCalled(String name, String suffix) {
    return name.toLowerCase(Locale.ROOT).endsWith(suffix);
  }

  static String stem(String fileName) {
    return fileName.replaceFirst("(?i)\\.(nml|zip)$", "");
  }

  static UncheckedIOException cannotRead(Path file, IOException cause) {
    return cannotRead(file, cause, "");
  }

  private static UncheckedIOException cannotRead(Path file, IOException cause, String where) {
    return new UncheckedIOException(
        "Cannot read %s%s: %s".formatted(file, where, cause.getMessage()), cause);
  }
}
