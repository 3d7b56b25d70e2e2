package org.clew.client;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clew.model.wire.WireTask;
import org.jspecify.annotations.Nullable;

/** The annotator’s side: the next task, and those at hand. */
public final class Work {
  private static final String NO_TASK = "There is currently no task available.";
  private static final String LIMIT = "You already have too many open tasks.";

  private record Refusal(
      @Nullable List<Claim.Reason> reasons, @Nullable Integer open, @Nullable Integer limit) {}

  private final Clew clew;

  Work(Clew clew) {
    this.clew = clew;
  }

  /**
   * Takes the next task ({@code POST /user/tasks/request}): one of the highest priority among those
   * that one’s teams and experience allow.
   *
   * <pre>{@code
   * clew.work().requestTask().annotation().ifPresent(AnnotationInfo::finish);
   * }</pre>
   *
   * @return the new instance, or why there is none
   * @throws UnexpectedStatusException if something else went wrong
   */
  public Claim requestTask() {
    Answer answer = clew.http().ask("POST", Route.of("/user/tasks/request"), null);
    if (answer.status() != 400) {
      AnnotationInfo instance = clew.annotations().info(answer.success());
      return new Claim.Assigned(instance, answer.message().orElse(""));
    }
    String message = answer.message().orElse("");
    if (!isRefusal(message)) {
      throw answer.failure();
    }
    Refusal refusal = answer.as(Refusal.class);
    if (message.equals(LIMIT)) {
      return new Claim.LimitReached(message, refusal.open(), refusal.limit());
    }
    return new Claim.NoTask(message, refusal.reasons() == null ? List.of() : refusal.reasons());
  }

  /**
   * Finishes an instance and takes the next task ({@code PATCH …/finish}, {@code POST
   * /user/tasks/request}).
   *
   * <pre>{@code
   * Claim claim = clew.work().requestTask();
   * while (claim instanceof Claim.Assigned assigned) {
   *   trace(assigned.instance());
   *   claim = clew.work().finishAndRequestTask(assigned.instance());
   * }
   * }</pre>
   *
   * @return the new instance, or why there is none; the old one is finished in either case
   * @throws UnexpectedStatusException if something else went wrong
   */
  public Claim finishAndRequestTask(Ref<AnnotationInfo> instance) {
    clew.annotations().finish(instance);
    return requestTask();
  }

  private static boolean isRefusal(String message) {
    return message.equals(NO_TASK) || message.equals(LIMIT);
  }

  /**
   * The task that one would get next, without taking it ({@code GET /user/tasks/peek}); empty if
   * {@link #requestTask} would give none.
   */
  public Optional<Task> peek() {
    Answer answer = clew.http().ask("GET", Route.of("/user/tasks/peek"), null);
    if (answer.status() == 400 && answer.message().filter(Work::isRefusal).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(new Task(clew, answer.success().as(WireTask.class)));
  }

  /** The instances that one is working on, newest first ({@code GET /user/tasks}). */
  public Stream<AnnotationInfo> openTasks() {
    return clew.annotations().stream(Route.of("/user/tasks").with("isFinished", false));
  }

  /** The instances that one has finished, newest first ({@code GET /user/tasks}). */
  public Stream<AnnotationInfo> finishedTasks() {
    return clew.annotations().stream(Route.of("/user/tasks").with("isFinished", true));
  }
}
