package org.clew.server.http;

import java.util.regex.Pattern;

/**
 * Names a state of a thing for {@code ETag} and {@code If-Match}: another state, another tag. It is
 * a strong one: the same tag means the same bytes.
 *
 * @param value without quotes; visible ASCII characters but the quote
 */
public record ETag(String value) {
  private static final Pattern VISIBLE = Pattern.compile("[!#-~]*");

  /** Checks the characters. */
  public ETag {
    if (!VISIBLE.matcher(value).matches()) {
      throw new IllegalArgumentException("“%s” cannot be an ETag.".formatted(value));
    }
  }

  /** As it stands in a header: in quotes. */
  @Override
  public String toString() {
    return "\"" + value + "\"";
  }
}
