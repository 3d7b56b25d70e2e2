package org.clew.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A form with files, as {@code multipart/form-data}.
 *
 * <pre>{@code
 * Form form = new Form().field("createGroupForEachFile", "false").file("a.nml", "a.nml", bytes);
 * }</pre>
 */
public final class Form {
  private static final String BOUNDARY = "b7d0c1a5e9f2";

  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

  /** Without any part yet. */
  public Form() {}

  /** Adds a text. */
  public Form field(String name, String value) {
    return part("name=\"%s\"".formatted(name), value.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file. */
  public Form file(String field, String fileName, byte[] bytes) {
    return part("name=\"%s\"; filename=\"%s\"".formatted(field, fileName), bytes);
  }

  private Form part(String disposition, byte[] bytes) {
    text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n");
    parts.writeBytes(bytes);
    text("\r\n");
    return this;
  }

  private void text(String text) {
    parts.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  byte[] body() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(parts.toByteArray());
    whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return whole.toByteArray();
  }
}
