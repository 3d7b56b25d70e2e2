package org.clew.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.clew.annotation.archive.ArchiveNames;
import org.clew.annotation.archive.ArchiveWriter;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlVolume;
import org.clew.annotation.nml.NmlWriter;

/**
 * Writes an annotation into a file. Unlike in {@link
 * org.clew.annotation.archive.AnnotationArchive}, a layer whose voxels did not come along stays
 * without a location: a server keeps what it has then, while an empty zip would clear it.
 */
final class AnnotationPacking {
  private static final int LONGEST = 200;

  private final Annotation annotation;
  private final List<VolumeLayer> layers;
  private final String entry;
  private final List<NmlVolume> located = new ArrayList<>();

  AnnotationPacking(Annotation annotation) {
    this.annotation = annotation;
    layers = annotation.volumeLayers();
    entry = fileName(annotation.name()) + ".nml";
    locate();
  }

  /** A name as little changed as a file in an archive allows. */
  static String fileName(String name) {
    String plain = name.replaceAll("[\\\\/:\\p{Cntrl}]", "_").strip();
    String some = plain.isEmpty() ? "annotation" : plain;
    String visible = some.startsWith(".") ? "_" + some : some;
    return visible.length() > LONGEST ? visible.substring(0, LONGEST) : visible;
  }

  /**
   * Where voxels were they stay, so that whoever reads them from the very archive that is written
   * over goes on finding them.
   */
  private void locate() {
    List<String> fresh = ArchiveNames.dataZips(layers.stream().map(VolumeLayer::name).toList());
    Set<String> taken = new HashSet<>(Set.of(entry.toLowerCase(Locale.ROOT)));
    for (int i = 0; i < layers.size(); i++) {
      NmlVolume nml = layers.get(i).nml();
      if (layers.get(i).hasVoxels()) {
        located.add(nml.at(free(nml, fresh.get(i), taken), nml.format()));
      } else {
        located.add(nml.at(null, null));
      }
    }
  }

  private static String free(NmlVolume nml, String fresh, Set<String> taken) {
    String known = nml.location();
    if (known != null && taken.add(known.toLowerCase(Locale.ROOT))) {
      return known;
    }
    String free = fresh;
    for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
      free = fresh.replaceFirst("\\.zip$", "_" + number + ".zip");
    }
    return free;
  }

  /** Writes a zip; does not close the stream. */
  void zip(OutputStream out) throws IOException {
    Nml nml = annotation.nml().withVolumes(located);
    try (ArchiveWriter archive = new ArchiveWriter(out)) {
      archive.nml(entry, to -> NmlWriter.write(nml, to));
      for (int i = 0; i < layers.size(); i++) {
        String location = located.get(i).location();
        if (location != null) {
          archive.data(location, layers.get(i).content());
        }
      }
    }
  }

  /** Writes the NML alone; does not close the stream. */
  void nml(OutputStream out) throws IOException {
    List<NmlVolume> without = located.stream().map(volume -> volume.at(null, null)).toList();
    NmlWriter.write(annotation.nml().withVolumes(without), out);
  }

  boolean hasVoxels() {
    return layers.stream().anyMatch(VolumeLayer::hasVoxels);
  }

  /** Saves it as what the file is called: whole or not at all. */
  void save(Path file) {
    String name = String.valueOf(file.getFileName());
    boolean isNml = AnnotationFiles.isCalled(name, ".nml");
    if (!isNml && !AnnotationFiles.isCalled(name, ".zip")) {
      throw new IllegalArgumentException(
          "An annotation is saved in a file called .nml or .zip, not “%s”.".formatted(name));
    }
    if (isNml && hasVoxels()) {
      throw new IllegalArgumentException(
          "An NML has no place for the voxels of “%s”: save it as a .zip."
              .formatted(annotation.name()));
    }
    write(file, isNml ? this::nml : this::zip);
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static void write(Path file, Writing writing) {
    try {
      Path partial =
          file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".partial");
      try {
        try (OutputStream out = Files.newOutputStream(partial, StandardOpenOption.CREATE_NEW)) {
          writing.to(out);
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot write " + file, failed);
    }
  }

  /** A zip in a temporary file of the caller’s. */
  TemporaryFile zip() {
    return temporary(".zip", this::zip);
  }

  /** An NML in a temporary file of the caller’s. */
  TemporaryFile nml() {
    return temporary(".nml", this::nml);
  }

  private static TemporaryFile temporary(String suffix, Writing writing) {
    TemporaryFile file = TemporaryFile.create(suffix);
    boolean isWhole = false;
    try (OutputStream out = Files.newOutputStream(file.path())) {
      writing.to(out);
      isWhole = true;
      return file;
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot write " + file.path(), failed);
    } finally {
      if (!isWhole) {
        file.close();
      }
    }
  }
}
