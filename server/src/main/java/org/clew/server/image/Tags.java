package org.clew.server.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.clew.server.http.ETag;
import org.jspecify.annotations.Nullable;

/** Makes tags of all that a picture depends on. */
final class Tags {
  /** Count up when pictures of the same things look different. */
  private static final int LOOK = 1;

  private static final int DIGITS = 32;

  private final MessageDigest digest;

  Tags() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
    add(LOOK);
  }

  /** Adds something whose text is different whenever it is. */
  Tags add(@Nullable Object part) {
    byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    return this;
  }

  ETag tag() {
    return new ETag(HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS));
  }
}
