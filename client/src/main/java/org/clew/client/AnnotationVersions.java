package org.clew.client;

import java.nio.file.Path;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotationVersion;
import org.clew.model.wire.WireSubmission;
import org.jspecify.annotations.Nullable;

/** The content of annotations and its versions, on routes that only Clew’s own server has. */
record AnnotationVersions(Clew clew) {
  private static final String CONTENT = "/annotations/{}/content";

  Annotation content(ObjectId id) {
    return new AnnotationTransfers(clew).read(Route.own(CONTENT, id));
  }

  List<AnnotationVersion> list(ObjectId id) {
    return clew
        .http()
        .get(Route.own("/annotations/{}/versions", id))
        .asListOf(WireAnnotationVersion.class)
        .stream()
        .map(AnnotationVersion::new)
        .toList();
  }

  Submission submit(ObjectId id, Annotation work) {
    AnnotationPacking packing = new AnnotationPacking(work);
    boolean hasVoxels = packing.hasVoxels();
    Integer seen = work.version().isPresent() ? work.version().getAsInt() : null;
    try (TemporaryFile file = hasVoxels ? packing.zip() : packing.nml()) {
      String type = hasVoxels ? "application/zip" : "application/xml";
      return submit(id, Payload.file(file.path(), type), seen);
    }
  }

  Submission submit(ObjectId id, Path file, int seen) {
    String type = SentFile.contentType(String.valueOf(file.getFileName()));
    return submit(id, Payload.file(file, type), seen);
  }

  private Submission submit(ObjectId id, Payload payload, @Nullable Integer seen) {
    // Once: a repetition of what has arrived would be told as a conflict with itself.
    Call call = Call.of("PUT", Route.own(CONTENT, id)).with(payload).once();
    return done(call, seen);
  }

  Submission restore(ObjectId id, int version, int seen) {
    return done(
        Call.of("POST", Route.own("/annotations/{}/versions/{}/restore", id, version)), seen);
  }

  private Submission done(Call call, @Nullable Integer seen) {
    Call guarded = seen == null ? call : call.withHeader("If-Match", "\"" + seen + "\"");
    WireSubmission wire = clew.http().send(guarded).as(WireSubmission.class);
    List<String> warnings = wire.warnings();
    return new Submission(wire.version(), wire.trees(), wire.nodes(), warnings);
  }
}
