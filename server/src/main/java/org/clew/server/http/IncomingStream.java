package org.clew.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;

/** Reads a body of any length as it comes, also one that was compressed on the way. */
final class IncomingStream extends InputStream {
  private static final int BUFFER_BYTES = 64 << 10;

  private final InputStream in;

  private IncomingStream(InputStream in) {
    this.in = in;
  }

  static BodyStream of(Context context, List<String> types) {
    String declared = context.contentType();
    String type =
        declared == null ? "" : declared.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    if (!types.contains(type)) {
      throw Failure.of(
          FailureCode.UNSUPPORTED_TYPE,
          "The content type is %s. Send one of %s."
              .formatted(
                  type.isEmpty() ? "missing" : "“" + type + "”, which is not taken here",
                  String.join(", ", types)));
    }
    return new BodyStream(type, new IncomingStream(decoded(context)));
  }

  private static InputStream decoded(Context context) {
    String encoding = context.header("Content-Encoding");
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return context.bodyInputStream();
    }
    if (!encoding.equalsIgnoreCase("gzip")) {
      throw Failure.of(
          FailureCode.UNSUPPORTED_TYPE,
          "The body is encoded as “%s”; send it as it is, or with gzip.".formatted(encoding));
    }
    try {
      return new GZIPInputStream(context.bodyInputStream(), BUFFER_BYTES);
    } catch (IOException noGzip) {
      throw Failure.badRequest("The body is not compressed with gzip, as its header says.");
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    try {
      return in.read(buffer, from, length);
    } catch (ZipException damaged) {
      throw new BodyStream.Broken(
          Failure.badRequest("The body is damaged: what comes is no longer gzip. Send it again."));
    } catch (IOException broken) {
      throw new BodyStream.Broken(RequestBody.explain(broken));
    }
  }
}
