package org.clew.server.task;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTaskParameters;
import org.clew.server.auth.Right;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.project.ProjectRow;
import org.clew.server.task.TaskCreationStore.NewTask;
import org.jspecify.annotations.Nullable;

/** Judges the items of a batch, one by one. */
record TaskItems(
    CurrentUser user, Map<String, ProjectRow> projects, Set<ObjectId> scripts, Bases bases) {
  private static final int SHORTEST_DOMAIN = 2;
  private static final long MOST_INSTANCES = 1_000_000_000;

  Optional<Failure> refusal(WireTaskParameters item) {
    if (!Right.EDIT_TASK.isHeldBy(user, project(item).subject())) {
      return Optional.of(
          Failure.forbidden("You do not have permission to administrate this team."));
    }
    if (item.scriptId() != null && !scripts.contains(item.scriptId())) {
      return Optional.of(Failure.notFound("Script", item.scriptId()));
    }
    if (item.neededExperience().domain().length() < SHORTEST_DOMAIN) {
      return refused(
          "The experience domain “%s” is too short: it needs at least 2 characters."
              .formatted(item.neededExperience().domain()));
    }
    if (item.pendingInstances() < 0 || item.pendingInstances() > MOST_INSTANCES) {
      return refused(wrongCount(item.pendingInstances()));
    }
    return item.baseAnnotation() == null
        ? Optional.empty()
        : bases.refusal(item.baseAnnotation().baseId(), item.datasetId());
  }

  NewTask task(WireTaskParameters item, ObjectId id, int spread, @Nullable ObjectId baseContent) {
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

  private static Optional<Failure> refused(String message) {
    return Optional.of(Failure.badRequest(message));
  }
}
