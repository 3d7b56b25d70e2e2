package org.clew.server.image;

import java.util.function.Supplier;
import org.clew.server.http.ETag;

/**
 * A picture that is drawn when it is needed.
 *
 * @param tag changes whenever the picture does
 * @param type for {@code Content-Type}
 * @param drawing draws it, or finds it drawn
 */
record Picture(ETag tag, String type, Supplier<byte[]> drawing) {
  static final String PNG = "image/png";
  static final String SVG = "image/svg+xml";
}
