package org.clew.annotation.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlReader;
import org.clew.annotation.nml.NmlVolume;
import org.clew.annotation.nml.NmlWriter;

/**
 * An annotation in a file, as it is downloaded: a zip of one NML and a data zip for each volume
 * layer.
 *
 * <pre>{@code
 * try (AnnotationArchive archive = AnnotationArchive.open(Path.of("l4_sample__explorational.zip"))) {
 *   for (NmlVolume volume : archive.nml().volumes()) {
 *     Optional<InputStream> dataZip = archive.data(volume);
 *   }
 * }
 * }</pre>
 */
public final class AnnotationArchive implements Closeable {
  /** What a layer without a name is called. */
  private static final String NAMELESS = "Volume";

  private final String fileName;
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new HashMap<>();
  private final EntryName nmlName;
  private final Nml nml;

  private AnnotationArchive(String fileName, ZipFile zip, EntryName nmlName) throws IOException {
    this.fileName = fileName;
    this.zip = zip;
    this.nmlName = nmlName;
    zip.stream().forEach(entry -> entries.put(EntryName.decode(entry.getName()), entry));
    try (InputStream in = find(nmlName.path()).orElseThrow()) {
      nml = NmlReader.read(in);
    }
  }

  /** The same with {@link ArchiveLimits#OF_ANNOTATIONS}. */
  public static AnnotationArchive open(Path file) throws IOException {
    return open(file, ArchiveLimits.OF_ANNOTATIONS);
  }

  /**
   * Opens an archive and reads its NML.
   *
   * @throws ArchiveException if it is not a whole zip, beyond the limits, or does not hold exactly
   *     one NML
   * @throws org.clew.annotation.nml.NmlException if the NML is not a good one
   */
  public static AnnotationArchive open(Path file, ArchiveLimits limits) throws IOException {
    String name = String.valueOf(file.getFileName());
    List<EntryName> nmls = new ArrayList<>();
    CentralDirectory.read(
        file,
        name,
        limits,
        entry -> {
          if (entry.isNml()) {
            nmls.add(entry);
          }
        });
    if (nmls.size() != 1) {
      throw new ArchiveException(
          name,
          "An annotation has exactly one NML in its archive, but here are %d."
              .formatted(nmls.size()));
    }
    ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
    try {
      return new AnnotationArchive(name, zip, nmls.get(0));
    } catch (IOException | RuntimeException unreadable) {
      zip.close();
      throw unreadable;
    }
  }

  /** The name of the annotation: that of its NML without the suffix. */
  public String name() {
    return nmlName.stem();
  }

  /** What it holds but for the voxels. */
  public Nml nml() {
    return nml;
  }

  /**
   * The data zip of a volume layer, as a stream to close; empty if the NML names none, or one that
   * is not there. See {@link DataZip} for what is in it.
   */
  public Optional<InputStream> data(NmlVolume volume) throws IOException {
    return volume.location() == null ? Optional.empty() : find(volume.location());
  }

  /** Whether the data zip that the NML names for a layer is there. */
  public boolean holds(NmlVolume volume) {
    return volume.location() != null && entries.containsKey(volume.location());
  }

  private Optional<InputStream> find(String path) throws IOException {
    ZipEntry entry = entries.get(path);
    return entry == null ? Optional.empty() : Optional.of(Entries.open(zip, entry, fileName));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** The same as {@link #write(Nml, String, Map, OutputStream)}, into a file called like it. */
  public static void write(Nml nml, Map<String, Content> data, Path file) throws IOException {
    String name = String.valueOf(file.getFileName()).replaceFirst("(?i)\\.zip$", "");
    try (OutputStream out = Files.newOutputStream(file)) {
      write(nml, name, data, out);
    }
  }

  /**
   * Writes an archive onto a stream; does not close it. The locations of the layers become those of
   * the archive.
   *
   * @param name of the annotation
   * @param data the data zips by the names of their layers; a layer without one gets an empty zip,
   *     which means that it has no voxels
   * @throws IllegalArgumentException if two layers have the same name, or data has no layer
   */
  public static void write(Nml nml, String name, Map<String, Content> data, OutputStream out)
      throws IOException {
    List<String> layers = nml.volumes().stream().map(AnnotationArchive::layerName).toList();
    check(layers, data);
    List<String> paths = ArchiveNames.dataZips(layers);
    List<NmlVolume> located = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      NmlVolume volume = nml.volumes().get(i);
      located.add(volume.at(paths.get(i), volume.format()));
    }
    Nml inArchive = new Nml(nml.metas(), nml.parameters(), nml.skeleton(), located, nml.others());
    try (ArchiveWriter archive = new ArchiveWriter(out)) {
      archive.nml(ArchiveNames.safe(name) + ".nml", to -> NmlWriter.write(inArchive, to));
      for (int i = 0; i < paths.size(); i++) {
        Content content = data.get(layers.get(i));
        archive.data(paths.get(i), content == null ? Content.of(DataZip.empty()) : content);
      }
    }
  }

  private static String layerName(NmlVolume volume) {
    return Objects.requireNonNullElse(volume.name(), NAMELESS);
  }

  private static void check(List<String> layers, Map<String, Content> data) {
    Set<String> left = new HashSet<>(data.keySet());
    left.removeAll(layers);
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no volume layer “%s” in the NML, only %s."
              .formatted(Collections.min(left), layers));
    }
    if (new HashSet<>(layers).size() < layers.size()) {
      throw new IllegalArgumentException("Two volume layers have the same name: " + layers);
    }
  }
}
