package org.clew.server.annotation;

import java.util.List;
import java.util.Objects;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Int;
import org.clew.server.content.Content;
import org.clew.server.dataset.DatasetStore;
import org.clew.server.dataset.DatasetSummary;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** What annotations hold, and where, for what is drawn of them. */
public final class Tracings {
  private final Annotations annotations;
  private final Exports exports;
  private final DatasetStore datasets = new DatasetStore();

  /** Over the annotations and what is kept of them. */
  public Tracings(Annotations annotations, Exports exports) {
    this.annotations = annotations;
    this.exports = exports;
  }

  /**
   * An annotation as it is at the moment.
   *
   * @param organization whose it is
   * @param content what was traced
   * @param dataset where
   * @param box of its task, or null
   * @param start where its task starts, or null
   */
  public record Tracing(
      String organization,
      Content content,
      DatasetSummary dataset,
      @Nullable BoundingBox box,
      @Nullable Vec3Int start) {}

  /** One that the user may look at; without a user, a public one. */
  public Tracing of(@Nullable CurrentUser asking, ObjectId id) {
    return annotations.visible(asking, id, scope -> of(scope, asking, id));
  }

  private Tracing of(Scope scope, @Nullable CurrentUser asking, ObjectId id) {
    InstanceRow row =
        asking == null ? annotations.found(scope, id) : annotations.accessible(scope, asking, id);
    DatasetSummary dataset =
        Objects.requireNonNull(datasets.byIds(scope, List.of(row.dataset())).get(row.dataset()));
    InstanceRow.Origin origin = row.origin();
    return new Tracing(
        scope.organization(),
        exports.content(scope, row),
        dataset,
        origin == null ? null : origin.box(),
        origin == null ? null : origin.start().position());
  }
}
