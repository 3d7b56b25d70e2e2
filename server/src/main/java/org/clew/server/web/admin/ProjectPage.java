package org.clew.server.web.admin;

import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireProject;
import org.clew.model.wire.WireProjectStatus;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.report.Share;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.StatusCounts;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;

/** A project: how far it is, who works on it, and what can be done with it. */
public final class ProjectPage implements WebPage {
  private final AdminCases cases;

  /** Over the use cases. */
  public ProjectPage(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * What the page shows.
   *
   * @param owner first and last name
   * @param counts its instances
   * @param workers who has active tasks of it
   * @param people to whom they can be given
   * @param mayEdit whether the visitor may change it
   * @param mayDelete whether they may delete it
   * @param form to show empty fields
   */
  public record View(
      WireProject project,
      String owner,
      WireProjectStatus status,
      StatusCounts counts,
      List<Share> workers,
      Map<String, String> people,
      boolean mayEdit,
      boolean mayDelete,
      Form form) {
    /** Copies the list. */
    public View {
      workers = List.copyOf(workers);
    }

    /** Where its page is. */
    public String path() {
      return "/projects/" + project.id();
    }

    /** How much is done, in percent. */
    public long percent() {
      return counts.total() == 0 ? 0 : counts.finished() * 100 / counts.total();
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/projects/{id}", this::show);
    pages.post("/projects/{id}/pause", visit -> told(visit, this::pause));
    pages.post("/projects/{id}/resume", visit -> told(visit, this::resume));
    pages.post("/projects/{id}/instances", visit -> told(visit, this::addInstances));
    pages.post("/projects/{id}/transfer", visit -> told(visit, this::transfer));
    pages.post("/projects/{id}/delete", visit -> told(visit, this::delete));
  }

  private Reply show(Visit visit) {
    CurrentUser user = visit.manager();
    ObjectId id = visit.request().id("id");
    WireProject project = cases.projects().getWithStatus(user, id);
    WireProjectStatus status = cases.progress().status(user, id);
    Subject subject =
        project.owner() == null
            ? Subject.ofTeam(project.team())
            : Subject.ofTeam(project.team(), project.owner().id());
    boolean mayEdit = Right.EDIT_PROJECT.isHeldBy(user, subject);
    List<Share> workers = mayEdit ? cases.looks().shares(user, id) : List.of();
    return visit.page(
        "admin/project.jte",
        project.name(),
        new View(
            project,
            project.owner() == null
                ? ""
                : project.owner().firstName() + " " + project.owner().lastName(),
            status,
            new StatusCounts(
                status.pendingInstances(), status.activeInstances(), status.finishedInstances()),
            workers,
            workers.isEmpty() ? Map.of() : Choices.users(cases.users(), user, "Choose a person"),
            mayEdit,
            Right.DELETE_PROJECT.isHeldBy(user, subject),
            Form.empty()));
  }

  private interface Action {
    Flash on(Visit visit, CurrentUser user, ObjectId id);
  }

  /** Tells on the page of the project what was done, or why not; on the list, if it is gone. */
  private static Reply told(Visit visit, Action action) {
    CurrentUser user = visit.manager();
    ObjectId id = visit.request().id("id");
    String page = "/projects/" + id;
    try {
      Flash flash = action.on(visit, user, id);
      return visit.redirect(visit.request().path().endsWith("/delete") ? "/projects" : page, flash);
    } catch (Failure refused) {
      if (refused.code() == FailureCode.FORBIDDEN
          || (refused.code() == FailureCode.NOT_FOUND && !refused.getMessage().contains("tasks"))) {
        throw refused;
      }
      return visit.redirect(page, refused);
    }
  }

  private Flash pause(Visit visit, CurrentUser user, ObjectId id) {
    WireProject project = cases.projects().pause(user, id);
    return Flash.good(
        "“%s” is paused: nobody gets its tasks. What people work on, they can finish."
            .formatted(project.name()));
  }

  private Flash resume(Visit visit, CurrentUser user, ObjectId id) {
    WireProject project = cases.projects().resume(user, id);
    return Flash.good("“%s” goes on: its tasks are handed out again.".formatted(project.name()));
  }

  private Flash addInstances(Visit visit, CurrentUser user, ObjectId id) {
    int more = number(visit.text("delta"));
    long tasks = cases.progress().status(user, id).tasks();
    cases.bulk().addInstances(user, id, more);
    return Flash.good(
        "%s more for each of %s."
            .formatted(
                visit.words().count(more, "instance", "instances"),
                visit.words().count(tasks, "task", "tasks")));
  }

  private static int number(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Told below.
    }
    throw Failure.badRequest("Nothing was changed: how many more is a whole number from 1.");
  }

  private Flash transfer(Visit visit, CurrentUser user, ObjectId id) {
    String to = visit.text("user");
    if (!Choices.isId(to)) {
      throw Failure.badRequest("Nothing was transferred. Choose a person first.");
    }
    int transferred = cases.transfers().transfer(user, id, new ObjectId(to));
    return Flash.good(
        "%s now belong to %s."
            .formatted(
                visit.words().count(transferred, "active task", "active tasks"),
                Choices.name(cases.users().get(user, new ObjectId(to)).user())));
  }

  private Flash delete(Visit visit, CurrentUser user, ObjectId id) {
    WireProject project = cases.projects().get(user, id);
    cases.bulk().deleteProject(user, id);
    return Flash.good("“%s” was deleted, with its tasks.".formatted(project.name()));
  }
}
