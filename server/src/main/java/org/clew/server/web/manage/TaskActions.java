package org.clew.server.web.manage;

import org.clew.model.ObjectId;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;

/** What managers do with a task and its instances. Each leads back to its page, which tells it. */
public final class TaskActions implements WebPage {
  private static final String INSTANCE = "/tasks/{id}/instances/{instance}/";

  private final TaskCases cases;

  /** Over the use cases. */
  public TaskActions(TaskCases cases) {
    this.cases = cases;
  }

  @Override
  public void register(PageRouter pages) {
    pages.post("/tasks/{id}/assign", visit -> told(visit, this::assign));
    pages.post("/tasks/{id}/remaining", visit -> told(visit, this::remaining));
    pages.post("/tasks/{id}/delete", visit -> told(visit, this::delete));
    pages.post(INSTANCE + "finish", visit -> told(visit, this::finish));
    pages.post(INSTANCE + "reopen", visit -> told(visit, this::reopen));
    pages.post(INSTANCE + "reset", visit -> told(visit, this::reset));
    pages.post(INSTANCE + "cancel", visit -> told(visit, this::cancel));
  }

  private interface Action {
    Reply on(Visit visit, ObjectId task);
  }

  /** Tells a refusal on the page of the task; what nobody may see has none. */
  private static Reply told(Visit visit, Action action) {
    ObjectId task = visit.request().id("id");
    try {
      return action.on(visit, task);
    } catch (Failure refused) {
      if (refused.code() == FailureCode.FORBIDDEN || refused.code() == FailureCode.UNAUTHORIZED) {
        throw refused;
      }
      // What is not found may be who was chosen; if it is the task, its page says so.
      return visit.redirect("/tasks/" + task, refused);
    }
  }

  private static Reply done(Visit visit, ObjectId task, String text) {
    return visit.redirect("/tasks/" + task, Flash.good(text));
  }

  private Reply assign(Visit visit, ObjectId task) {
    CurrentUser user = visit.user();
    cases.tasks().editable(user, task);
    String chosen = visit.text("user");
    if (!ObjectId.isOne(chosen)) {
      throw Failure.badRequest("Nobody was chosen. Choose who gets the task.");
    }
    cases.instances().assignments().assign(user, task, new ObjectId(chosen));
    return done(visit, task, "The task was assigned. It is among their open tasks now.");
  }

  private Reply remaining(Visit visit, ObjectId task) {
    CurrentUser user = visit.user();
    cases.tasks().editable(user, task);
    String text = visit.text("pending");
    long pending;
    try {
      pending = Long.parseLong(text);
    } catch (NumberFormatException notANumber) {
      throw Failure.badRequest(
          "A whole number of instances is expected, not “%s”.".formatted(text));
    }
    cases.tasks().setPending(user, task, pending);
    String left = visit.words().count(pending, "instance is", "instances are");
    return done(visit, task, left + " left to be done.");
  }

  private Reply delete(Visit visit, ObjectId task) {
    cases.tasks().editable(visit.user(), task);
    cases.making().bulk().deleteTask(visit.user(), task);
    return visit.redirect(TasksPage.PATH, Flash.good("The task was deleted."));
  }

  private Reply finish(Visit visit, ObjectId task) {
    cases.instances().lifecycle().finish(visit.user(), instance(visit, task));
    return done(visit, task, "The instance is finished.");
  }

  private Reply reopen(Visit visit, ObjectId task) {
    cases.instances().lifecycle().reopen(visit.user(), instance(visit, task));
    return done(visit, task, "The instance is open again.");
  }

  private Reply reset(Visit visit, ObjectId task) {
    cases.instances().versions().reset(visit.user(), instance(visit, task));
    return done(visit, task, "The instance is back at what the task starts from.");
  }

  private Reply cancel(Visit visit, ObjectId task) {
    cases.instances().lifecycle().cancel(visit.user(), instance(visit, task));
    return done(visit, task, "The instance was cancelled, and is back in the queue.");
  }

  /** The instance of the path, if the visitor may change its task. */
  private ObjectId instance(Visit visit, ObjectId task) {
    cases.tasks().editable(visit.user(), task);
    return visit.request().id("instance");
  }
}
