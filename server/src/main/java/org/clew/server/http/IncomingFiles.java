package org.clew.server.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** Brings the body of a request to disk, never whole into memory. */
final class IncomingFiles {
  private static final int BUFFER_BYTES = 64 << 10;
  private static final int HEADER_BYTES = 16 << 10;

  private final Context context;
  private final Spool spool;
  private final UploadLimits limits;

  IncomingFiles(Context context, Spool spool) {
    this.context = context;
    this.spool = spool;
    this.limits = spool.limits();
  }

  Upload form(String unreadable) {
    try (FormParts parts = new FormParts(spool, limits)) {
      MultiPart.Parser parser = new MultiPart.Parser(boundary(), parts);
      parser.setMaxParts(-1);
      parser.setPartHeadersMaxLength(HEADER_BYTES);
      RequestBody body = body(parts::tooLarge);
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = 0; read >= 0; ) {
        read = body.read(buffer);
        parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, Math.max(0, read)), read < 0));
        parts.check();
      }
      return parts.upload();
    } catch (FormParts.Malformed malformed) {
      throw Failure.badRequest(unreadable, malformed.reason());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private String boundary() {
    refuseEncoded();
    String type = context.contentType();
    if (!"multipart/form-data".equals(mediaType())) {
      throw new FormParts.Malformed(
          "the content type is %s, not multipart/form-data"
              .formatted(type == null ? "missing" : "“" + type + "”"));
    }
    String boundary = MultiPart.extractBoundary(type);
    if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
      throw new FormParts.Malformed("the content type has no boundary of 1 to 70 characters");
    }
    return boundary;
  }

  SpooledBody whole(List<String> types) {
    String type = mediaType();
    if (type == null || !types.contains(type)) {
      throw Failure.of(
          FailureCode.UNSUPPORTED_TYPE,
          "The content type is %s. Send one of %s."
              .formatted(
                  type == null ? "missing" : "“" + type + "”, which is not taken here",
                  String.join(", ", types)));
    }
    refuseEncoded();
    RequestBody body =
        body(() ->
            Failure.of(
                FailureCode.TOO_LARGE,
                "The file is larger than %s, the limit of this server (setting max-upload)."
                    .formatted(limits.size())));
    Path path = spool.newFile();
    try (OutputStream file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
      return new SpooledBody(type, path, copy(body, file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static long copy(RequestBody body, OutputStream file) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long size = 0;
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      file.write(buffer, 0, read);
      size += read;
    }
    return size;
  }

  private RequestBody body(RequestBody.TooLarge tooLarge) {
    return new RequestBody(context, limits.bytes(), tooLarge);
  }

  private @Nullable String mediaType() {
    String type = context.contentType();
    return type == null ? null : type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  private void refuseEncoded() {
    String encoding = context.header("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Failure.of(
          FailureCode.UNSUPPORTED_TYPE,
          "The body is encoded as “%s”; send it without a Content-Encoding.".formatted(encoding));
    }
  }
}
