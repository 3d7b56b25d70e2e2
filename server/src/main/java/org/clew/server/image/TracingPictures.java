package org.clew.server.image;

import java.util.function.Supplier;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.server.annotation.Tracings;
import org.clew.server.annotation.Tracings.Tracing;
import org.clew.server.content.Content;
import org.clew.server.content.ContentRow;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.ETag;
import org.clew.server.storage.Blobs;
import org.clew.server.task.TaskStarts;
import org.jspecify.annotations.Nullable;

/** Pictures of what annotations hold. */
public final class TracingPictures {
  /** Of the picture’s width: how far around the plane trees are drawn. */
  private static final double USUAL_DEPTH = 0.1;

  private final Tracings tracings;
  private final TaskStarts starts;
  private final Blobs blobs;
  private final Drawings drawings;

  /** Over the annotations and tasks, and what may be drawn at a time. */
  public TracingPictures(Tracings tracings, TaskStarts starts, Blobs blobs, Drawings drawings) {
    this.tracings = tracings;
    this.starts = starts;
    this.blobs = blobs;
    this.drawings = drawings;
  }

  /** Three projections of all its trees. */
  Picture preview(@Nullable CurrentUser asking, ObjectId id, Size size) {
    return preview(tracings.of(asking, id), size);
  }

  /** The same of what instances of a task start from. */
  Picture previewOfTask(CurrentUser asking, ObjectId id, Size size) {
    TaskStarts.Start start = starts.of(asking, id);
    return preview(
        new Tracing(
            start.organization(), start.content(), start.dataset(), start.box(), position(start)),
        size);
  }

  private static @Nullable Vec3Int position(TaskStarts.Start start) {
    Content.Start known = start.content().start();
    return known == null ? null : known.position();
  }

  private Picture preview(Tracing tracing, Size size) {
    Vec3Double voxel = tracing.dataset().voxelSize().nanometres();
    return picture(
        tags(tracing, voxel).add("preview").add(size),
        () -> Preview.draw(trees(tracing), tracing.box(), voxel, size));
  }

  /** What of it lies in and near a plane. */
  Picture overlay(@Nullable CurrentUser asking, ObjectId id, OverlayWish wish) {
    Tracing tracing = tracings.of(asking, id);
    Vec3Double voxel = tracing.dataset().voxelSize().nanometres();
    View view = View.of(wish.plane(), position(tracing, wish), wish.size(), wish.zoom(), voxel);
    double usual =
        Math.max(
            view.pixel() * view.size().width() * USUAL_DEPTH,
            Plane.along(voxel, view.plane().deep()));
    double depth = Math.max(wish.depth() == null ? usual : wish.depth(), Double.MIN_NORMAL);
    return picture(
        tags(tracing, voxel).add("overlay").add(view).add(depth),
        () -> Overlay.draw(trees(tracing), view, depth, tracing.box(), tracing.start()));
  }

  private static Vec3Int position(Tracing tracing, OverlayWish wish) {
    if (wish.position() != null) {
      return wish.position();
    }
    return tracing.start() != null
        ? tracing.start()
        : tracing.dataset().boundingBox().map(BoundingBox::center).orElse(Vec3Double.ZERO).floor();
  }

  /** Content never changes, so its id says what was traced. */
  private static Tags tags(Tracing tracing, Vec3Double voxel) {
    Content content = tracing.content();
    ContentRow row = content.row();
    return new Tags()
        .add(row == null ? "nothing" : row.id())
        .add(content.layers())
        .add(tracing.box())
        .add(tracing.start())
        .add(voxel);
  }

  private TracedTrees trees(Tracing tracing) {
    return new TracedTrees(blobs, tracing.organization(), tracing.content());
  }

  private Picture picture(Tags tags, Supplier<byte[]> drawing) {
    ETag tag = tags.tag();
    return new Picture(tag, Picture.SVG, () -> drawings.get(tag, drawing));
  }
}
