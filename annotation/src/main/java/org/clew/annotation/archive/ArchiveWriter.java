package org.clew.annotation.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an archive as a stream: one entry after the other, in a few buffers of memory and about
 * 200 bytes for each entry that has been written. The same entries give the same bytes.
 *
 * <pre>{@code
 * try (ArchiveWriter archive = new ArchiveWriter(out)) {
 *   archive.data("data_Volume.zip", Content.of(voxels));
 *   archive.nml("tracing.nml", to -> NmlWriter.write(nml, to));
 * }
 * }</pre>
 *
 * <p>Closing it writes the end of the archive, but leaves the stream open. After an entry that
 * failed there is no end, so that nobody takes what is there for the whole.
 */
public final class ArchiveWriter implements Closeable {
  /** The first moment that a zip can name: what entries have unless said otherwise. */
  public static final LocalDateTime BEGINNING = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** Text shrinks to a tenth even so, at twice the speed. */
  private static final int NML_LEVEL = Deflater.BEST_SPEED;

  private final Zip zip;
  private final LocalDateTime time;
  private boolean isBroken;

  /** An archive whose entries have no particular time. */
  public ArchiveWriter(OutputStream out) {
    this(out, BEGINNING);
  }

  /**
   * An archive whose entries all have the given time.
   *
   * @param time in whatever zone the reader is in, from 1980 to 2107
   */
  public ArchiveWriter(OutputStream out, LocalDateTime time) {
    zip = new Zip(out);
    this.time = time;
  }

  /**
   * Adds an NML file.
   *
   * @param path safe for {@link EntryName}
   */
  public void nml(String path, Content content) throws IOException {
    entry(path, NML_LEVEL, content);
  }

  /**
   * Adds something that is packed already, like a data zip, as it is.
   *
   * @param path safe for {@link EntryName}
   */
  public void data(String path, Content content) throws IOException {
    entry(path, Deflater.NO_COMPRESSION, content);
  }

  /**
   * Adds an archive within the archive.
   *
   * @param path safe for {@link EntryName}
   */
  public void archive(String path, Archived archived) throws IOException {
    data(
        path,
        out -> {
          try (ArchiveWriter inner = new ArchiveWriter(out, time)) {
            archived.writeTo(inner);
          }
        });
  }

  /** What goes into an archive within the archive. */
  @FunctionalInterface
  public interface Archived {
    /** Adds the entries. */
    void writeTo(ArchiveWriter inner) throws IOException;
  }

  private void entry(String path, int level, Content content) throws IOException {
    ZipEntry entry = new ZipEntry(new EntryName(path).path());
    entry.setTimeLocal(time);
    isBroken = true;
    // Deflated even at level 0, because a stored entry says its size and checksum up front.
    zip.setLevel(level);
    zip.putNextEntry(entry);
    EvenStream even = new EvenStream(zip);
    content.writeTo(even);
    even.drain();
    zip.closeEntry();
    isBroken = false;
  }

  @Override
  public void close() throws IOException {
    try {
      if (!isBroken) {
        zip.finish();
        zip.flush();
      }
    } finally {
      zip.free();
    }
  }

  /** Hands on what is packed in larger pieces than the JDK’s 512 bytes. */
  private static final class Zip extends ZipOutputStream {
    private static final int PIECE = 1 << 14;

    Zip(OutputStream out) {
      super(out);
      buf = new byte[PIECE];
    }

    /** Gives memory back that the garbage collector does not see; there is no more to be packed. */
    void free() {
      def.end();
    }
  }
}
