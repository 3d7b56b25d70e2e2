package org.clew.server.web.manage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTask;
import org.clew.server.web.frame.Coordinates;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.StatusCounts;
import org.clew.server.web.frame.Words;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a task, in texts.
 *
 * @param id of the task
 * @param title its task type
 * @param typeId of its task type
 * @param tracing what is traced
 * @param project its project
 * @param projectId of its project
 * @param team that does it
 * @param dataset its dataset
 * @param datasetId of its dataset
 * @param domain of the experience it asks for
 * @param experience how much of it
 * @param position where it starts
 * @param rotation how, or null if straight
 * @param box six numbers, or null
 * @param boxSize in words, or empty
 * @param script its name, or null
 * @param gist where the script lies, or null
 * @param origin where the task came from, or null
 * @param created when
 * @param time spent on all instances
 * @param counts of its instances
 */
public record TaskView(
    ObjectId id,
    String title,
    ObjectId typeId,
    String tracing,
    String project,
    ObjectId projectId,
    String team,
    String dataset,
    ObjectId datasetId,
    String domain,
    int experience,
    String position,
    @Nullable String rotation,
    @Nullable String box,
    String boxSize,
    @Nullable String script,
    @Nullable String gist,
    @Nullable String origin,
    Instant created,
    String time,
    StatusCounts counts) {
  static TaskView of(WireTask task, Words words) {
    BoundingBox box = task.boundingBox();
    return new TaskView(
        task.id(),
        task.type().summary(),
        task.type().id(),
        task.type().tracingType().toString(),
        task.projectName(),
        task.projectId(),
        task.team(),
        task.datasetName(),
        task.datasetId(),
        task.neededExperience().domain(),
        task.neededExperience().value(),
        Coordinates.text(task.editPosition()),
        Coordinates.rotation(task.editRotation()),
        box == null ? null : Coordinates.text(box.topLeft()) + ", " + Coordinates.text(box.size()),
        box == null
            ? ""
            : "%d × %d × %d voxels".formatted(box.size().x(), box.size().y(), box.size().z()),
        task.script() == null ? null : task.script().name(),
        task.script() == null ? null : task.script().gist(),
        task.creationInfo(),
        Instant.ofEpochMilli(task.created()),
        task.tracingTime() == null ? "" : words.duration(task.tracingTime()),
        new StatusCounts(
            task.status().pending(), task.status().active(), task.status().finished()));
  }

  /** Where its page is. */
  public String path() {
    return "/tasks/" + id;
  }

  /** Where tasks of the same kind are made. */
  public String another() {
    Map<String, String> values = new HashMap<>();
    values.put("project", project);
    values.put("taskType", typeId.value());
    values.put("dataset", datasetId.value());
    values.put("domain", domain);
    values.put("value", Integer.toString(experience));
    if (box != null) {
      values.put("box", box);
    }
    String query =
        Form.of(values).query(List.of("project", "taskType", "dataset", "domain", "value", "box"));
    return "/tasks/new?" + query.substring(0, query.length() - 1);
  }

  /** All of its project. */
  public String ofProject() {
    return "/tasks?project=" + URLEncoder.encode(project, StandardCharsets.UTF_8);
  }

  /** All finished instances as one archive. */
  public String compound() {
    return "/api/v14/annotations/CompoundTask/%s/download".formatted(id);
  }

  /** A picture of what it starts from. */
  public String preview() {
    return "/api/clew/v1/tasks/%s/preview.svg?size=360,120".formatted(id);
  }

  /** Its instances as a table. */
  public String instancesAsCsv() {
    return "/api/clew/v1/annotations?task=%s&format=csv".formatted(id);
  }
}
