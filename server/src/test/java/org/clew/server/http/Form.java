package org.clew.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes multipart/form-data as clients do. */
final class Form {
  static final String TYPE = "multipart/form-data; boundary=knot";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Form text(String field, String value) {
    return part("name=\"%s\"".formatted(field), value.getBytes(StandardCharsets.UTF_8));
  }

  Form file(String name, String content) {
    return part(
        "name=\"%1$s\"; filename=\"%1$s\"".formatted(name),
        content.getBytes(StandardCharsets.UTF_8));
  }

  /** A part with these parameters of its disposition, as they are. */
  Form part(String parameters, byte[] content) {
    return raw("--knot\r\nContent-Disposition: form-data; " + parameters + "\r\n\r\n")
        .raw(content)
        .raw("\r\n");
  }

  Form raw(String text) {
    return raw(text.getBytes(StandardCharsets.UTF_8));
  }

  Form raw(byte[] text) {
    bytes.writeBytes(text);
    return this;
  }

  /** As it is, without its end. */
  byte[] unfinished() {
    return bytes.toByteArray();
  }

  byte[] bytes() {
    raw("--knot--\r\n");
    return bytes.toByteArray();
  }
}
