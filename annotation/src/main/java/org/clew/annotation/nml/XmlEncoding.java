package org.clew.annotation.nml;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out how a file is encoded: by its first bytes, then by what its declaration says. */
final class XmlEncoding {
  private static final int DECLARATION = 256;
  private static final Pattern NAMED =
      Pattern.compile("^<\\?xml\\s[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

  private XmlEncoding() {}

  /** The same file in UTF-8 and without a byte order mark. */
  static InputStream toUtf8(InputStream in) throws IOException {
    PushbackInputStream source = new PushbackInputStream(in, DECLARATION);
    byte[] start = source.readNBytes(DECLARATION);
    if (starts(start, 0xEF, 0xBB, 0xBF)) {
      source.unread(start, 3, start.length - 3);
      return source;
    }
    source.unread(start);
    if (starts(start, 0xFE, 0xFF) || starts(start, 0xFF, 0xFE)) {
      return transcoded(source, StandardCharsets.UTF_16);
    }
    if (starts(start, 0, '<')) {
      return transcoded(source, StandardCharsets.UTF_16BE);
    }
    if (starts(start, '<', 0)) {
      return transcoded(source, StandardCharsets.UTF_16LE);
    }
    Matcher named = NAMED.matcher(new String(start, StandardCharsets.ISO_8859_1));
    return named.find() ? declared(source, named.group(1)) : source;
  }

  private static InputStream declared(InputStream source, String name) throws NmlException {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "UTF-8", "UTF8", "US-ASCII", "ASCII" -> source;
      case "ISO-8859-1", "LATIN1" -> transcoded(source, StandardCharsets.ISO_8859_1);
      default ->
          throw new NmlException(
              1, "The encoding “%s” is not supported. Save the file as UTF-8.".formatted(name));
    };
  }

  private static InputStream transcoded(InputStream source, Charset charset) {
    return new Utf8Stream(
        new InputStreamReader(
            source,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)));
  }

  private static boolean starts(byte[] bytes, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
