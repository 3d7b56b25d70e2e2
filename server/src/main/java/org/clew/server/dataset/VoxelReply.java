package org.clew.server.dataset;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;

/** Answers with a file: in whole, in part, or not at all if the asking side has it. */
public final class VoxelReply {
  private VoxelReply() {}

  /** What a request for the file is answered with. */
  public static Reply of(Request request, VoxelFile file) {
    if (request.ifNoneMatch().filter(known -> known.includeWeakly(file.etag())).isPresent()) {
      return Reply.notModified(file.etag()).with("Cache-Control", "private, no-cache");
    }
    Optional<ByteRange> part = part(request, file);
    if (part.isEmpty()) {
      return reply(200, request, file, new ByteRange(0, file.size()));
    }
    if (!part.get().isSatisfiable()) {
      return Reply.failure(
              Failure.of(
                  FailureCode.RANGE_NOT_SATISFIABLE,
                  "The file ends before that range: it has %d bytes.".formatted(file.size())),
              Map.of())
          .with("Content-Range", "bytes */" + file.size());
    }
    return reply(206, request, file, part.get())
        .with("Content-Range", part.get().contentRange(file.size()));
  }

  private static Optional<ByteRange> part(Request request, VoxelFile file) {
    // Ranges are defined for GET alone; a changed file is sent in whole.
    String ifRange = request.header("If-Range");
    if (request.isHead() || (ifRange != null && !ifRange.equals(file.etag().toString()))) {
      return Optional.empty();
    }
    return ByteRange.parse(request.header("Range"), file.size());
  }

  private static Reply reply(int status, Request request, VoxelFile file, ByteRange part) {
    InputStream content = request.isHead() ? InputStream.nullInputStream() : file.open(part);
    return Reply.file(status, content)
        .with("Content-Type", file.type())
        .with("Content-Length", Long.toString(part.length()))
        .with("Accept-Ranges", "bytes")
        .with(file.etag())
        .with("Cache-Control", "private, no-cache");
  }
}
