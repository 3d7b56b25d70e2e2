package org.clew.server.web.work;

import java.util.ArrayList;
import java.util.List;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.server.annotation.WorkItem;
import org.clew.server.assignment.Reason;
import org.clew.server.assignment.Refusal;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;

/** What annotators do: get, finish, take back, hand back. Each leads to a page that tells it. */
public final class WorkActions implements WebPage {
  private static final String START = "/";

  private final WorkCases work;

  /** Over the use cases. */
  public WorkActions(WorkCases work) {
    this.work = work;
  }

  @Override
  public void register(PageRouter pages) {
    pages.post("/work/next", visit -> next(visit, ""));
    pages.post("/annotations/{id}/finish", visit -> told(visit, this::finish));
    pages.post("/annotations/{id}/finish-and-next", visit -> told(visit, this::finishAndNext));
    pages.post("/annotations/{id}/reopen", visit -> told(visit, this::reopen));
    pages.post("/annotations/{id}/hand-back", visit -> told(visit, this::handBack));
  }

  private interface Action {
    Reply on(Visit visit, ObjectId id);
  }

  /** Tells a refusal on the page of the annotation; what nobody may see has none. */
  private static Reply told(Visit visit, Action action) {
    ObjectId id = visit.request().id("id");
    try {
      return action.on(visit, id);
    } catch (Failure refused) {
      if (refused.code() == FailureCode.NOT_FOUND || refused.code() == FailureCode.FORBIDDEN) {
        throw refused;
      }
      return visit.redirect("/annotations/" + id, refused);
    }
  }

  /**
   * Gets the next task.
   *
   * @param done what was done before, as a sentence; empty for nothing
   */
  private Reply next(Visit visit, String done) {
    String before = done.isEmpty() ? "" : done + " ";
    return work.claims()
        .next(
            visit.user(),
            (scope, instance) ->
                visit.redirect(
                    "/annotations/" + instance,
                    Flash.good(
                        before + (done.isEmpty() ? "You have a new task." : "Here is the next."))),
            refusal -> visit.redirect(START, refused(visit, before, refusal)));
  }

  private static Flash refused(Visit visit, String before, Refusal refusal) {
    return switch (refusal) {
      case Refusal.NoTask none ->
          Flash.warning(
              before + "There is no task for you at the moment.",
              none.reasons().stream().map(Reason::text).toList());
      case Refusal.LimitReached limit ->
          Flash.warning(
              before
                  + "You have %s, and may have %d. Finish one, or hand one back."
                      .formatted(
                          visit.words().count(limit.open(), "open task", "open tasks"),
                          limit.limit()),
              List.of());
    };
  }

  private String finished(Visit visit, ObjectId id) {
    CurrentUser user = visit.user();
    WorkItem before = work.items().one(user, id);
    // Before, while it is active.
    work.log().worked(user, List.of(id), null);
    work.lifecycle().finish(user, id);
    return before.annotation().state() == AnnotationState.FINISHED
        ? "It was finished already."
        : "The task is finished.";
  }

  private Reply finish(Visit visit, ObjectId id) {
    return visit.redirect(START, Flash.good(finished(visit, id)));
  }

  private Reply finishAndNext(Visit visit, ObjectId id) {
    return next(visit, finished(visit, id));
  }

  private Reply reopen(Visit visit, ObjectId id) {
    work.lifecycle().reopen(visit.user(), id);
    return visit.redirect("/annotations/" + id, Flash.good("The task is open again."));
  }

  private Reply handBack(Visit visit, ObjectId id) {
    String reason = visit.text("reason");
    work.lifecycle().handBack(visit.user(), id, reason);
    List<String> details = new ArrayList<>();
    if (!reason.isEmpty()) {
      details.add("Your reason is noted.");
    }
    return visit.redirect(START, new Flash(Flash.Kind.GOOD, "The task was handed back.", details));
  }
}
