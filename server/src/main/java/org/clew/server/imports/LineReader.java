package org.clew.server.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.clew.server.csv.CsvForm;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into lines; of CSV, a line break between quotes does not end one. It knows how many
 * bytes are behind it and their SHA-256, so that reading can go on there another time. A line may
 * be as long as it likes: what is too long is passed over, never held.
 */
final class LineReader {
  static final int LONGEST = 1 << 20;
  private static final int BUFFER_BYTES = 64 << 10;

  private final InputStream in;
  private final boolean isCsv;
  private final char separator;
  private final CsvScan quotes;
  private final MessageDigest digest;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int from;
  private int at;
  private int end;
  private long number = 1;
  private long offset;
  private boolean isTooLong;

  /**
   * Reads the beginning.
   *
   * @throws Failure if there is none, or it is of another encoding
   */
  LineReader(InputStream in, boolean isCsv) throws IOException {
    this.in = in;
    this.isCsv = isCsv;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256", missing);
    }
    while (firstBreak() < 0 && end < BUFFER_BYTES && fill()) {
      // Until the first line is there, or much of it.
    }
    FileText.check(buffer, end);
    at = FileText.mark(buffer, end);
    passed();
    int first = firstBreak() < 0 ? end : firstBreak();
    separator =
        CsvForm.separator(new String(buffer, from, first - from, StandardCharsets.ISO_8859_1));
    quotes = new CsvScan(separator);
  }

  private int firstBreak() {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  char separator() {
    return separator;
  }

  /** How many bytes are behind it. */
  long offset() {
    return offset;
  }

  /** SHA-256 of what is behind it. */
  String hash() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException("SHA-256 of Java can be taken on the way", impossible);
    }
  }

  /** The next line that is not blank; null at the end. */
  @Nullable FileLine next() throws IOException {
    while (true) {
      long first = number;
      int breakBytes = scan();
      if (breakBytes < 0) {
        return null;
      }
      FileLine line = line(first, at - breakBytes);
      passed();
      if (line.problem() != null || !line.text().isBlank()) {
        return line;
      }
    }
  }

  /** Goes behind the next line; answers the bytes that end it, or -1 if there is none. */
  private int scan() throws IOException {
    quotes.begin();
    isTooLong = false;
    while (true) {
      if (at == end && !more()) {
        boolean isNothing = at == from && !isTooLong;
        quotes.end();
        return isNothing ? -1 : 0;
      }
      byte one = buffer[at++];
      if (one == '\n') {
        number++;
        if (!quotes.isQuoted()) {
          return quotes.isReturned() ? 2 : 1;
        }
      } else if (isCsv) {
        quotes.step(one);
      }
    }
  }

  private boolean more() throws IOException {
    if (at - from >= LONGEST) {
      isTooLong = true;
      passed();
    }
    return fill();
  }

  private FileLine line(long first, int to) {
    if (isTooLong || to - from > LONGEST) {
      String perhaps = isCsv ? " Perhaps a quote is not closed." : "";
      return new FileLine(
          first, "", "It is longer than %d MB.%s".formatted(LONGEST >> 20, perhaps));
    }
    String problem = quotes.problem();
    if (problem != null) {
      return new FileLine(first, "", problem);
    }
    return FileText.read(buffer, from, to)
        .map(text -> new FileLine(first, text, null))
        .orElseGet(() ->
            new FileLine(
                first,
                "",
                "It is not UTF-8. Please save the file as UTF-8, in Excel as “CSV UTF-8”."));
  }

  private void passed() {
    digest.update(buffer, from, at - from);
    offset += at - from;
    from = at;
  }

  private boolean fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, end - from);
      at -= from;
      end -= from;
      from = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * end);
    }
    int read = in.read(buffer, end, buffer.length - end);
    end += Math.max(0, read);
    return read >= 0;
  }
}
