package org.clew.server.storage;

import java.util.regex.Pattern;

/**
 * Bytes, named by what they are.
 *
 * @param hash SHA-256 of the bytes, 64 lower-case hexadecimal characters
 * @param bytes how many
 */
public record Blob(String hash, long bytes) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  /**
   * Takes name and size.
   *
   * @throws IllegalArgumentException if the hash is none
   */
  public Blob {
    if (!isHash(hash)) {
      throw new IllegalArgumentException("“" + hash + "” is no SHA-256 in hexadecimal.");
    }
  }

  /** Whether a text can be the name of a blob. */
  static boolean isHash(String text) {
    return SHAPE.matcher(text).matches();
  }
}
