package org.clew.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request or an answer of HTTP/1.1 as bytes, with its length or in chunks. */
final class HttpMessage {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");
  private static final Pattern CHUNKED = Pattern.compile("(?i)\r\ntransfer-encoding: *chunked\r\n");
  private static final Pattern CONNECTION = Pattern.compile("(?i)\r\nconnection:[^\r]*");

  private HttpMessage() {}

  /** Reads one whole. */
  static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    String head = line(in, message);
    for (String line = line(in, message); !line.equals("\r\n"); line = line(in, message)) {
      head += line;
    }
    head += "\r\n";
    Matcher length = LENGTH.matcher(head);
    if (CHUNKED.matcher(head).find()) {
      chunks(in, message);
    } else if (length.find()) {
      message.writeBytes(in.readNBytes(Integer.parseInt(length.group(1))));
    }
    return message.toByteArray();
  }

  /** The same, after which the connection ends. */
  static byte[] last(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String head = CONNECTION.matcher(text.substring(0, end)).replaceAll("");
    return (head + "\r\nConnection: close" + text.substring(end))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void chunks(InputStream in, ByteArrayOutputStream message) throws IOException {
    int size;
    do {
      size = Integer.parseInt(line(in, message).strip(), 16);
      message.writeBytes(in.readNBytes(size));
      line(in, message);
    } while (size > 0);
  }

  /** A line with its end, which is also added to the message. */
  private static String line(InputStream in, ByteArrayOutputStream message) throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() < 2 || line.charAt(line.length() - 1) != '\n') {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      message.write(next);
      line.append((char) next);
    }
    return line.toString();
  }
}
