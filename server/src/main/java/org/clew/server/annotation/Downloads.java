package org.clew.server.annotation;

import org.clew.annotation.archive.ArchiveNames;
import org.clew.model.ObjectId;
import org.clew.server.content.Rendering;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.storage.Blobs;
import org.jspecify.annotations.Nullable;

/** Annotations as files, made while they are sent. */
public final class Downloads {
  static final String REFUSED = "You do not have permission to download this annotation.";

  private final Annotations annotations;
  private final Versions versions;
  private final Exports exports;
  private final Blobs blobs;

  /** Over the annotations and what is kept of them. */
  public Downloads(Annotations annotations, Versions versions, Exports exports, Blobs blobs) {
    this.annotations = annotations;
    this.versions = versions;
    this.exports = exports;
    this.blobs = blobs;
  }

  /**
   * What is wanted of an annotation.
   *
   * @param version which; null for the latest
   * @param withVoxels whether the voxels of volume layers come along
   */
  record Wish(@Nullable Integer version, boolean withVoxels) {}

  /** One annotation; without sign-in only a public one. */
  Download one(@Nullable CurrentUser asking, ObjectId id, Wish wish) {
    return annotations.visible(asking, id, scope -> one(scope, asking, id, wish));
  }

  private Download one(Scope scope, @Nullable CurrentUser asking, ObjectId id, Wish wish) {
    InstanceRow row = annotations.found(scope, id);
    if (asking != null && !row.isAccessibleTo(asking)) {
      throw Failure.forbidden(REFUSED);
    }
    Export export = exports.of(scope, versions.at(scope, row, wish.version()));
    return file(scope.organization(), export, wish.withVoxels());
  }

  private Download file(String organization, Export export, boolean withVoxels) {
    boolean isArchive = withVoxels && !export.content().volumes().isEmpty();
    if (isArchive) {
      return Download.zip(
          export.name(),
          out -> {
            Rendering rendering =
                Rendering.of(
                    blobs,
                    organization,
                    export.content(),
                    export.heading(),
                    ArchiveNames::dataZips);
            new AnnotationZip(blobs, organization).write(export.name(), rendering, out);
          });
    }
    return Download.nml(
        export.name(),
        out ->
            Rendering.withoutVoxels(blobs, organization, export.content(), export.heading())
                .write(out));
  }
}
