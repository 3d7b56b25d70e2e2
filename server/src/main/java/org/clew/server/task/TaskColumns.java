package org.clew.server.task;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.clew.model.BoundingBox;
import org.clew.model.wire.WireTask;
import org.clew.server.http.Column;
import org.clew.server.http.Listing;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.jspecify.annotations.Nullable;

/** Lists of tasks as answers, also as tables. */
final class TaskColumns {
  private static final List<Column<WireTask>> COLUMNS =
      List.of(
          new Column<>("id", WireTask::id),
          new Column<>("project", WireTask::projectName),
          new Column<>("team", WireTask::team),
          new Column<>("taskType", task -> task.type().summary()),
          new Column<>("dataset", WireTask::datasetName),
          new Column<>("domain", task -> task.neededExperience().domain()),
          new Column<>("experience", task -> task.neededExperience().value()),
          new Column<>("created", task -> Instant.ofEpochMilli(task.created())),
          new Column<>("pending", task -> task.status().pending()),
          new Column<>("active", task -> task.status().active()),
          new Column<>("finished", task -> task.status().finished()),
          new Column<>("tracingTime", WireTask::tracingTime),
          new Column<>("script", task -> task.script() == null ? null : task.script().name()),
          new Column<>("creationInfo", WireTask::creationInfo),
          new Column<>("x", task -> task.editPosition().x()),
          new Column<>("y", task -> task.editPosition().y()),
          new Column<>("z", task -> task.editPosition().z()),
          new Column<>("rotationX", task -> task.editRotation().x()),
          new Column<>("rotationY", task -> task.editRotation().y()),
          new Column<>("rotationZ", task -> task.editRotation().z()),
          new Column<>("boxX", box(box -> box.topLeft().x())),
          new Column<>("boxY", box(box -> box.topLeft().y())),
          new Column<>("boxZ", box(box -> box.topLeft().z())),
          new Column<>("boxWidth", box(box -> box.size().x())),
          new Column<>("boxHeight", box(box -> box.size().y())),
          new Column<>("boxDepth", box(box -> box.size().z())));

  private TaskColumns() {}

  static Reply reply(Request request, Page page, Function<Page, Part<WireTask>> source) {
    return Reply.list(request, page, new Listing<>("tasks", COLUMNS, source));
  }

  private static Function<WireTask, @Nullable Object> box(Function<BoundingBox, Integer> value) {
    return task -> task.boundingBox() == null ? null : value.apply(task.boundingBox());
  }
}
