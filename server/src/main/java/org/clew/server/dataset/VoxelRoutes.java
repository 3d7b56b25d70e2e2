package org.clew.server.dataset;

import java.io.InputStream;
import java.util.Optional;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths of voxels: the files of a dataset as they lie on disk, in whole or in part. */
public final class VoxelRoutes implements Routes {
  private final Datasets datasets;

  /** Over the use cases. */
  public VoxelRoutes(Datasets datasets) {
    this.datasets = datasets;
  }

  @Override
  public void register(Router router) {
    // Angle brackets take slashes too.
    router.data("/zarr/{datasetId}/<file>", this::file);
  }

  private Reply file(Request request) {
    VoxelFile file =
        datasets
            .voxels(request.optionalUser(), request.id("datasetId"), request.path("file"))
            .orElseThrow(() ->
                Failure.notFound("“%s” is not in the dataset.".formatted(request.path("file"))));
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
              java.util.Map.of())
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
