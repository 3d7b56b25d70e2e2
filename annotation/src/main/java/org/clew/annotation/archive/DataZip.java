package org.clew.annotation.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.clew.model.Mag;
import org.jspecify.annotations.Nullable;

/**
 * A zip in a file that holds the voxels of one volume layer, open for reading its entries in any
 * order. Check one of unknown origin first. Several threads may read from it.
 *
 * <pre>{@code
 * DataZip.Contents contents = DataZip.check(file, ArchiveLimits.OF_DATA);
 * try (DataZip data = DataZip.open(file)) {
 *   Optional<InputStream> chunk = data.entry("volumeAnnotationData/1/c.0.3.2.1");
 * }
 * }</pre>
 */
public final class DataZip implements Closeable {
  private static final Pattern WKW = Pattern.compile("([0-9-]+)/header\\.wkw");
  private static final Pattern ZARR3 =
      Pattern.compile("volumeAnnotationData/([0-9-]+)/zarr\\.json");

  private static final String PROPERTIES = "datasource-properties.json";

  /** The end record alone. */
  private static final byte[] EMPTY = {
    'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private final String name;
  private final ZipFile zip;

  private DataZip(String name, ZipFile zip) {
    this.name = name;
    this.zip = zip;
  }

  /**
   * What a data zip holds.
   *
   * @param format null if it holds nothing, which means that there are no voxels
   * @param mags from fine to coarse; none if there are no voxels
   * @param files how many there are
   * @param bytes of the files, unpacked, as the zip claims
   */
  public record Contents(@Nullable VolumeFormat format, List<Mag> mags, int files, long bytes) {
    /** Copies the mags. */
    public Contents {
      mags = List.copyOf(mags);
    }
  }

  /** The 22 bytes of a zip that holds nothing: a volume layer without any voxel. */
  public static byte[] empty() {
    return EMPTY.clone();
  }

  /** The same as {@link #check(Path, String, ArchiveLimits)}, called by the name of the file. */
  public static Contents check(Path file, ArchiveLimits limits) throws IOException {
    return check(file, nameOf(file), limits);
  }

  /**
   * Looks whether a file is a good data zip. Reads its directory, not its voxels; at most its names
   * are in memory.
   *
   * @param name as people know it, for messages
   * @throws ArchiveException if it is not a whole zip, beyond the limits, or not in a known format
   */
  public static Contents check(Path file, String name, ArchiveLimits limits) throws IOException {
    Survey survey = new Survey();
    long bytes = CentralDirectory.read(file, name, limits, survey::look);
    if (survey.files == 0) {
      return new Contents(null, List.of(), 0, 0);
    }
    if (survey.isWkw() == survey.isZarr3()) {
      throw new ArchiveException(
          name,
          "It is no volume data: it must hold either “<mag>/header.wkw” or “volumeAnnotationData/<mag>/zarr.json”, or nothing.");
    }
    return survey.isWkw()
        ? new Contents(VolumeFormat.WKW, List.copyOf(survey.wkw), survey.files, bytes)
        : new Contents(VolumeFormat.ZARR3, List.copyOf(survey.zarr3), survey.files, bytes);
  }

  /**
   * Whether a zip holds NML files: whether it is an archive of annotations and not the voxels of a
   * volume layer.
   *
   * @param name as people know it, for messages
   * @throws ArchiveException if it is not a whole zip, or beyond the limits
   */
  public static boolean holdsNml(Path file, String name, ArchiveLimits limits) throws IOException {
    Survey survey = new Survey();
    CentralDirectory.read(file, name, limits, survey::look);
    return survey.nmls > 0;
  }

  private static final class Survey {
    private final Set<Mag> wkw = new TreeSet<>();
    private final Set<Mag> zarr3 = new TreeSet<>();
    private boolean hasProperties;
    private int files;
    private int nmls;

    void look(EntryName name) {
      files++;
      nmls += name.isNml() ? 1 : 0;
      hasProperties |= name.path().equals(PROPERTIES);
      add(WKW.matcher(name.path()), wkw);
      add(ZARR3.matcher(name.path()), zarr3);
    }

    boolean isWkw() {
      return !wkw.isEmpty();
    }

    /** The official client writes the properties alone when there are no voxels. */
    boolean isZarr3() {
      return !zarr3.isEmpty() || (hasProperties && wkw.isEmpty());
    }

    private static void add(Matcher path, Set<Mag> mags) {
      if (path.matches()) {
        try {
          mags.add(Mag.parse(path.group(1)));
        } catch (IllegalArgumentException notAMag) {
          // A folder of digits that means something else.
        }
      }
    }
  }

  /**
   * Opens one; loads its directory, about 100 bytes an entry.
   *
   * @throws ArchiveException if it is not a zip
   */
  public static DataZip open(Path file) throws IOException {
    try {
      return new DataZip(nameOf(file), new ZipFile(file.toFile()));
    } catch (ZipException damaged) {
      throw new ArchiveException(
          nameOf(file), "It is not a zip file (%s).".formatted(damaged.getMessage()));
    }
  }

  /**
   * The content of an entry; empty if there is none of that name. It ends with an {@link
   * ArchiveException} if it is damaged, or larger than the zip says.
   *
   * @param path with its folders
   */
  public Optional<InputStream> entry(String path) throws IOException {
    ZipEntry entry = zip.getEntry(path);
    return entry == null || entry.isDirectory()
        ? Optional.empty()
        : Optional.of(Entries.open(zip, entry, name));
  }

  /**
   * How long the content of an entry is, unpacked, as the zip says; empty if there is none of that
   * name.
   *
   * @param path with its folders
   */
  public OptionalLong bytes(String path) {
    ZipEntry entry = zip.getEntry(path);
    return entry == null || entry.isDirectory() || entry.getSize() < 0
        ? OptionalLong.empty()
        : OptionalLong.of(entry.getSize());
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }
}
