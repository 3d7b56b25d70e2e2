package org.clew.client;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.clew.json.WireJson;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request. It can be sent more than once: each attempt reads it from its beginning.
 *
 * @param contentType what it is; null for no body
 * @param publisher makes its bytes
 */
record Payload(@Nullable String contentType, Supplier<BodyPublisher> publisher) {
  /** No body. */
  static final Payload NONE = new Payload(null, () -> BodyPublishers.ofByteArray(new byte[0]));

  /** A value as JSON; none for null. */
  static Payload json(@Nullable Object value) {
    if (value == null) {
      return NONE;
    }
    byte[] json = WireJson.mapper().writeValueAsBytes(value);
    return new Payload("application/json", () -> BodyPublishers.ofByteArray(json));
  }

  /** A file, read while it is sent. */
  static Payload file(Path file, String contentType) {
    return new Payload(contentType, () -> publisher(file));
  }

  /** What a stream holds, read while it is sent; each attempt opens and closes one. */
  static Payload stream(Supplier<? extends InputStream> stream, String contentType) {
    return new Payload(contentType, () -> BodyPublishers.ofInputStream(stream));
  }

  static BodyPublisher publisher(Path file) {
    try {
      return BodyPublishers.ofFile(file);
    } catch (FileNotFoundException missing) {
      throw new UncheckedIOException("Cannot read " + file, missing);
    }
  }
}
