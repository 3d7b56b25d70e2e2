package org.clew.annotation.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The content of an entry, watched. It remembers what went wrong, because the parsers that read it
 * often tell it in words of their own.
 */
final class EntryStream extends FilterInputStream {
  private final String archive;
  private final String entry;
  private final Watch watch;
  private @Nullable ArchiveException failure;

  /** Told how many bytes have come; refuses more by throwing. */
  interface Watch {
    void came(int bytes) throws ArchiveException;
  }

  EntryStream(InputStream in, String archive, String entry, Watch watch) {
    super(in);
    this.archive = archive;
    this.entry = entry;
    this.watch = watch;
  }

  @Nullable ArchiveException failure() {
    return failure;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? read : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    try {
      int read = super.read(bytes, offset, length);
      if (read > 0) {
        watch.came(read);
      }
      return read;
    } catch (ArchiveException tooMuch) {
      failure = tooMuch;
      throw tooMuch;
    } catch (EOFException early) {
      throw failed("It ends within the entry “%s”: it was not copied as a whole.");
    } catch (ZipException damaged) {
      throw failed("The entry “%s” is damaged.");
    }
  }

  private ArchiveException failed(String reason) {
    failure = new ArchiveException(archive, reason.formatted(EntryName.printable(entry)));
    return failure;
  }

  @Override
  public long skip(long count) throws IOException {
    return skipNBytesRead(count);
  }

  private long skipNBytesRead(long count) throws IOException {
    byte[] bytes = new byte[(int) Math.min(8192, Math.max(0, count))];
    return bytes.length == 0 ? 0 : Math.max(0, read(bytes, 0, bytes.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  void skipRest() throws IOException {
    byte[] bytes = new byte[8192];
    while (read(bytes, 0, bytes.length) >= 0) {
      // Counted above.
    }
  }
}
