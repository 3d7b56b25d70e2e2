package org.clew.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.clew.server.failure.Failure;

/**
 * The text of a JSON body. JSON can escape what is no text, the character U+0000 and halves of
 * surrogate pairs; the database would refuse the one and quietly replace the other.
 */
final class JsonText {
  private static final int HEX = 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String json;
  private boolean high;

  private JsonText(String json) {
    this.json = json;
  }

  static String of(byte[] body) {
    return checked(decoded(body));
  }

  static String checked(String json) {
    new JsonText(json).check();
    return json;
  }

  private static String decoded(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
    } catch (CharacterCodingException notText) {
      throw Failure.badRequest("Invalid json format. The body is not encoded in UTF-8.");
    }
  }

  private void check() {
    int end = 0;
    for (int at = json.indexOf('\\'); at >= 0; at = json.indexOf('\\', end)) {
      // A low half must follow its high half at once.
      refuseIf(high && at > end);
      boolean isCode = json.startsWith("u", at + 1);
      refuseIf(high && !isCode);
      end = Math.min(json.length(), at + (isCode ? 6 : 2));
      if (isCode) {
        checkCode(json.substring(at + 2, Math.max(at + 2, end)));
      }
    }
    refuseIf(high);
  }

  private void checkCode(String digits) {
    char code;
    try {
      code = (char) Integer.parseInt(digits, HEX);
    } catch (NumberFormatException broken) {
      // The parser says where.
      return;
    }
    refuseIf(code == 0);
    refuseIf(high != Character.isLowSurrogate(code));
    high = Character.isHighSurrogate(code);
  }

  /** A text that is no JSON and holds no such character by an escape. */
  static void refuseZero(String text) {
    refuseIf(text.indexOf('\0') >= 0);
  }

  private static void refuseIf(boolean isNoText) {
    if (isNoText) {
      throw Failure.badRequest(
          "A text holds the character U+0000 or half a surrogate pair, which cannot be kept.");
    }
  }
}
