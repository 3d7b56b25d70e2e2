package org.clew.server.dataset;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file.
 *
 * @param first its first byte
 * @param length how many bytes; 0 or less if it lies outside of the file
 */
public record ByteRange(long first, long length) {
  // 18 digits fit into a long.
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * What a {@code Range} header asks for. Several ranges, other units and misshapen ones mean the
   * whole file, as RFC 9110, section 14.2 allows: the answer is empty.
   */
  static Optional<ByteRange> parse(@Nullable String header, long size) {
    Matcher single = SINGLE.matcher(header == null ? "" : header.strip());
    if (!single.matches()) {
      return Optional.empty();
    }
    String from = single.group(1);
    String to = single.group(2);
    if (from.isEmpty()) {
      return to.isEmpty() ? Optional.empty() : Optional.of(last(Long.parseLong(to), size));
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? size - 1 : Long.parseLong(to);
    if (last < first && !to.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ByteRange(first, Math.min(last, size - 1) - first + 1));
  }

  private static ByteRange last(long count, long size) {
    long length = Math.min(count, size);
    return new ByteRange(size - length, length);
  }

  boolean isSatisfiable() {
    return length > 0;
  }

  /** The {@code Content-Range} of the part. */
  String contentRange(long size) {
    return "bytes %d-%d/%d".formatted(first, first + length - 1, size);
  }
}
