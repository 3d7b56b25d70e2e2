package org.clew.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;

/** The texts of a form, which are kept in memory and therefore few. */
final class FormTexts {
  private static final int MOST = 1 << 20;

  /** What a text takes besides its letters, so that many empty ones are too many as well. */
  private static final int OVERHEAD = 64;

  private final List<Upload.Field> fields = new ArrayList<>();
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private int length;

  List<Upload.Field> fields() {
    return fields;
  }

  void begin(String field) {
    text.reset();
    count(field.length() + OVERHEAD);
  }

  void add(ByteBuffer bytes) {
    count(bytes.remaining());
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    text.writeBytes(copy);
  }

  private void count(int more) {
    length += more;
    if (length > MOST) {
      throw Failure.of(
          FailureCode.TOO_LARGE, "The texts of the form, without its files, are larger than 1 MB.");
    }
  }

  void end(String field) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(text.toByteArray());
      String value = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      JsonText.refuseZero(value);
      fields.add(new Upload.Field(field, value));
    } catch (CharacterCodingException notText) {
      throw Failure.badRequest("The field “%s” is not encoded in UTF-8.".formatted(field));
    }
  }
}
