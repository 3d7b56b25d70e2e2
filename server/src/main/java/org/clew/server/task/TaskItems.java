package org.clew.server.task;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clew.model.Mag;
import org.clew.model.ObjectId;
import org.clew.model.TracingType;
import org.clew.model.wire.WireMagRestrictions;
import org.clew.model.wire.WireTaskParameters;
import org.clew.model.wire.WireTaskType;
import org.clew.server.auth.Right;
import org.clew.server.dataset.DatasetSummary;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.project.ProjectRow;
import org.jspecify.annotations.Nullable;

/**
 * The rules that items of a batch and rows of an import have to keep, one by one.
 *
 * @param user who creates the tasks
 * @param projects that they may know, by name
 * @param scripts that are there
 * @param bases what items ask to start from
 */
public record TaskItems(
    CurrentUser user, Map<String, ProjectRow> projects, Set<ObjectId> scripts, Bases bases) {
  private static final int SHORTEST_DOMAIN = 2;
  private static final long MOST_INSTANCES = 1_000_000_000;

  /**
   * What is wrong with an item.
   *
   * @param field of the item
   * @param why for people
   */
  public record Refusal(String field, Failure why) {}

  /** Copies the projects and the scripts. */
  public TaskItems {
    projects = Map.copyOf(projects);
    scripts = Set.copyOf(scripts);
  }

  /** What is wrong with an item whose project is known; empty if nothing is. */
  public Optional<Refusal> refusal(WireTaskParameters item) {
    if (!Right.EDIT_TASK.isHeldBy(user, project(item).subject())) {
      return refused(
          "projectName",
          Failure.forbidden("You do not have permission to administrate this team."));
    }
    if (item.scriptId() != null && !scripts.contains(item.scriptId())) {
      return refused("scriptId", Failure.notFound("Script", item.scriptId()));
    }
    if (item.neededExperience().domain().length() < SHORTEST_DOMAIN) {
      return refused(
          "neededExperience",
          Failure.badRequest(
              "The experience domain “%s” is too short: it needs at least 2 characters."
                  .formatted(item.neededExperience().domain())));
    }
    if (item.pendingInstances() < 0 || item.pendingInstances() > MOST_INSTANCES) {
      return refused("pendingInstances", Failure.badRequest(wrongCount(item.pendingInstances())));
    }
    return item.baseAnnotation() == null
        ? Optional.empty()
        : bases
            .refusal(item.baseAnnotation().baseId(), item.datasetId())
            .map(why -> new Refusal("baseAnnotation", why));
  }

  /** Volume layers need a mag that the task type allows. */
  public static Optional<Refusal> magRefusal(WireTaskType type, DatasetSummary dataset) {
    if (type.tracingType() == TracingType.SKELETON) {
      return Optional.empty();
    }
    boolean left =
        dataset.layers().stream()
            .flatMap(layer -> layer.mags().stream())
            .anyMatch(mag -> isAllowed(type.settings().magRestrictions(), mag));
    return left
        ? Optional.empty()
        : refused(
            "taskTypeId",
            Failure.badRequest(
                "Mag restrictions are too tight, resulting annotation has no magnifications."));
  }

  private static boolean isAllowed(WireMagRestrictions allowed, Mag mag) {
    int coarseness = mag.largest();
    return (allowed.min() == null || coarseness >= allowed.min())
        && (allowed.max() == null || coarseness <= allowed.max());
  }

  /** The task that an item asks for, if nothing is wrong with it. */
  public NewTask task(
      WireTaskParameters item, ObjectId id, int spread, @Nullable ObjectId baseContent) {
    return new NewTask(
        id,
        project(item).id(),
        item.scriptId(),
        item.neededExperience().domain(),
        item.neededExperience().value(),
        item.pendingInstances(),
        spread,
        NewTask.column(item.boundingBox()),
        item.editPosition(),
        item.editRotation(),
        item.creationInfo(),
        item.description() == null ? "" : item.description(),
        baseContent);
  }

  /** Why a number of pending instances is refused. */
  static String wrongCount(long pending) {
    return "The number of pending instances is from 0 to %d, not %d."
        .formatted(MOST_INSTANCES, pending);
  }

  static void checkCount(long pending) {
    if (pending < 0 || pending > MOST_INSTANCES) {
      throw Failure.badRequest(wrongCount(pending));
    }
  }

  /** The status of an item that failed. */
  static int status(Failure failure) {
    if (failure.code() == FailureCode.FORBIDDEN) {
      return 403;
    }
    return failure.code() == FailureCode.NOT_FOUND ? 404 : 400;
  }

  private ProjectRow project(WireTaskParameters item) {
    return Objects.requireNonNull(projects.get(item.projectName()));
  }

  private static Optional<Refusal> refused(String field, Failure why) {
    return Optional.of(new Refusal(field, why));
  }
}
