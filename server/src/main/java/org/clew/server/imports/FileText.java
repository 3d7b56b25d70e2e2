package org.clew.server.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.clew.server.failure.Failure;

/** The encoding of files: UTF-8, perhaps with a byte-order mark. */
final class FileText {
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private FileText() {}

  /** Refuses a file by its first bytes if there are none, or they are of another encoding. */
  static void check(byte[] bytes, int length) {
    if (length == 0) {
      throw Failure.badRequest("The file is empty.");
    }
    boolean isMarked =
        length > 1
            && ((bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe)
                || (bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff));
    boolean hasZero = length > 1 && (bytes[0] == 0 || bytes[1] == 0);
    if (isMarked || hasZero) {
      throw Failure.badRequest(
          "Line 1: the file is UTF-16. Please save it as UTF-8, in Excel as “CSV UTF-8”.");
    }
  }

  /** How many of the first bytes are a byte-order mark. */
  static int mark(byte[] bytes, int length) {
    boolean isMarked =
        length >= MARK.length && bytes[0] == MARK[0] && bytes[1] == MARK[1] && bytes[2] == MARK[2];
    return isMarked ? MARK.length : 0;
  }

  /** Some bytes as text; empty if they are not UTF-8. */
  static Optional<String> read(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    boolean isReadable = text.indexOf('\uFFFD') < 0 || isUtf8(bytes, from, to);
    return isReadable ? Optional.of(text) : Optional.empty();
  }

  /** The character that stands for what cannot be read may be there by itself. */
  private static boolean isUtf8(byte[] bytes, int from, int to) {
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (CharacterCodingException another) {
      return false;
    }
  }
}
