package org.clew.server.task;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.clew.json.WireJson;
import org.clew.model.wire.WireTaskParameters;
import org.clew.server.http.Upload;
import org.clew.server.http.UploadedFile;

/** SHA-256 of what a request asks for, whatever form it came in. */
final class Fingerprint {
  /** Takes one. */
  interface Source {
    String taken();
  }

  private final MessageDigest digest;

  private Fingerprint(String what) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256", missing);
    }
    add(what.getBytes(StandardCharsets.UTF_8));
  }

  static String of(List<WireTaskParameters> tasks) {
    Fingerprint fingerprint = new Fingerprint("tasks");
    fingerprint.add(WireJson.mapper().writeValueAsBytes(tasks));
    return fingerprint.text();
  }

  static String of(Upload upload) {
    Fingerprint fingerprint = new Fingerprint("tasks from files");
    for (Upload.Field field : upload.fields()) {
      fingerprint.add(field.name().getBytes(StandardCharsets.UTF_8));
      fingerprint.add(field.value().getBytes(StandardCharsets.UTF_8));
    }
    upload.files().forEach(fingerprint::add);
    return fingerprint.text();
  }

  private void add(UploadedFile file) {
    add(file.name().getBytes(StandardCharsets.UTF_8));
    length(file.size());
    byte[] piece = new byte[1 << 16];
    try (InputStream content = Files.newInputStream(file.path())) {
      for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
        digest.update(piece, 0, count);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** With its length, so that no two parts look like one. */
  private void add(byte[] part) {
    length(part.length);
    digest.update(part);
  }

  private void length(long length) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).flip());
  }

  private String text() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
