package org.clew.annotation.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Unpacks an uploaded archive: a zip of NMLs with their data zips, and of archives like that. Files
 * are called by numbers, never by what the archive says. Everything else than NMLs and zips is
 * skipped.
 *
 * <p>An inner zip that holds an NML is an archive of annotations; any other is data.
 *
 * <pre>{@code
 * List<UnpackedAnnotation> annotations =
 *     Unpacking.unpack(in, "upload.zip", directory, ArchiveLimits.OF_ANNOTATIONS, ArchiveLimits.OF_DATA);
 * }</pre>
 */
public final class Unpacking {
  private final Path directory;
  private final ArchiveLimits limits;
  private final ArchiveLimits dataLimits;
  private final ArchiveReader reader;
  private final List<UnpackedAnnotation> annotations = new ArrayList<>();
  private int files;

  private Unpacking(Path directory, ArchiveLimits limits, ArchiveLimits dataLimits) {
    this.directory = directory;
    this.limits = limits;
    this.dataLimits = dataLimits;
    reader = new ArchiveReader(limits);
  }

  /**
   * Unpacks an archive; does not close the stream. On failure the directory keeps what was unpacked
   * until then, for the caller to delete.
   *
   * @param name as people know it, for messages
   * @param directory empty, for the files
   * @param limits of the archive with all that are nested in it
   * @param dataLimits of each data zip
   * @return the annotations in the order of the archive, nested ones last; none if it holds none
   * @throws ArchiveException if it, or one in it, is not a whole zip or beyond the limits
   */
  public static List<UnpackedAnnotation> unpack(
      InputStream in, String name, Path directory, ArchiveLimits limits, ArchiveLimits dataLimits)
      throws IOException {
    Unpacking unpacking = new Unpacking(directory, limits, dataLimits);
    unpacking.archive(in, name, 1);
    return List.copyOf(unpacking.annotations);
  }

  private void archive(InputStream in, String name, int depth) throws IOException {
    Spool spool = new Spool();
    reader.read(in, name, spool);
    Map<String, Path> nested = new LinkedHashMap<>();
    Map<String, Path> data = new LinkedHashMap<>();
    for (Map.Entry<String, Path> zip : spool.zips.entrySet()) {
      boolean isNested = DataZip.holdsNml(zip.getValue(), name + "/" + zip.getKey(), dataLimits);
      (isNested ? nested : data).put(zip.getKey(), zip.getValue());
    }
    spool.nmls.forEach((path, nml) ->
        annotations.add(new UnpackedAnnotation(name + "/" + path, new EntryName(path), nml, data)));
    for (Map.Entry<String, Path> zip : nested.entrySet()) {
      nested(name + "/" + zip.getKey(), zip.getValue(), depth + 1);
    }
  }

  private void nested(String name, Path zip, int depth) throws IOException {
    if (depth > limits.maxDepth()) {
      throw new ArchiveException(
          name, "Archives in archives are taken %d deep.".formatted(limits.maxDepth()));
    }
    try (InputStream in = Files.newInputStream(zip)) {
      archive(in, name, depth);
    }
    Files.delete(zip);
  }

  private final class Spool implements ArchiveSink {
    private final Map<String, Path> nmls = new LinkedHashMap<>();
    private final Map<String, Path> zips = new LinkedHashMap<>();

    @Override
    public void nml(EntryName name, InputStream in) throws IOException {
      nmls.put(name.path(), spooled(in));
    }

    @Override
    public void file(EntryName name, InputStream in) throws IOException {
      if (name.isZip()) {
        zips.put(name.path(), spooled(in));
      }
    }

    private Path spooled(InputStream in) throws IOException {
      Path file = directory.resolve(Integer.toString(files++));
      Files.copy(in, file);
      return file;
    }
  }
}
