package org.clew.server.web.manage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTask;
import org.clew.server.web.frame.StatusCounts;
import org.jspecify.annotations.Nullable;

/**
 * A task in a list.
 *
 * @param id of the task
 * @param type its task type
 * @param project its project
 * @param dataset its dataset
 * @param domain of the experience it asks for
 * @param experience how much of it
 * @param counts of its instances
 * @param created when
 * @param origin where it came from, or null
 */
public record TaskLine(
    ObjectId id,
    String type,
    String project,
    String dataset,
    String domain,
    int experience,
    StatusCounts counts,
    Instant created,
    @Nullable String origin) {
  static TaskLine of(WireTask task) {
    return new TaskLine(
        task.id(),
        task.type().summary(),
        task.projectName(),
        task.datasetName(),
        task.neededExperience().domain(),
        task.neededExperience().value(),
        new StatusCounts(task.status().pending(), task.status().active(), task.status().finished()),
        Instant.ofEpochMilli(task.created()),
        task.creationInfo());
  }

  /** Where its page is. */
  public String path() {
    return "/tasks/" + id;
  }

  /** Where all of its project are. */
  public String ofProject() {
    return "/tasks?project=" + URLEncoder.encode(project, StandardCharsets.UTF_8);
  }

  /** A small picture of what it starts from. */
  public String preview() {
    return "/api/clew/v1/tasks/%s/preview.svg?size=120,40".formatted(id);
  }
}
