package org.clew.server.web.manage;

import java.util.List;
import java.util.Map;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireInstance;
import org.clew.model.wire.WireTask;
import org.clew.server.annotation.InstanceQuery;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Reply;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;

/** Gives an instance to someone else, with all that was traced in it. */
public final class TransferPage implements WebPage {
  private static final String PATH = "/tasks/{id}/instances/{instance}/transfer";
  private static final String TITLE = "Transfer";
  private static final int MOST = 1000;

  private final TaskCases cases;

  /** Over the use cases. */
  public TransferPage(TaskCases cases) {
    this.cases = cases;
  }

  /**
   * What the page shows.
   *
   * @param task of the instance
   * @param instance who has it now, and where it stands
   * @param form who was chosen
   * @param people who can be
   */
  public record View(TaskView task, InstanceLine instance, Form form, List<Person> people) {
    /** Copies the list. */
    public View {
      people = List.copyOf(people);
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get(PATH, visit -> visit.page("manage/transfer.jte", TITLE, view(visit, Form.empty())));
    pages.post(PATH, this::transfer);
  }

  private View view(Visit visit, Form form) {
    CurrentUser user = visit.user();
    ObjectId id = visit.request().id("id");
    WireTask task = cases.tasks().editable(user, id);
    ObjectId instance = visit.request().id("instance");
    WireInstance found =
        cases
            .instances()
            .list()
            .find(
                user,
                InstanceQuery.ofTask(id, AnnotationState.ACTIVE),
                new Page(MOST, 0, false, null))
            .rows()
            .stream()
            .filter(row -> row.id().equals(instance))
            .findFirst()
            .orElseThrow(
                () -> Failure.notFound("Only active instances can be transferred; this is none."));
    return new View(
        TaskView.of(task, visit.words()),
        InstanceLine.of(found, null),
        form,
        cases
            .instances()
            .explanations()
            .eligible(user, id, new Page(MOST, 0, false, null))
            .rows()
            .stream()
            .map(Person::of)
            .filter(person -> person.isAssignable() && !person.id().equals(found.user()))
            .toList());
  }

  private Reply transfer(Visit visit) {
    CurrentUser user = visit.user();
    ObjectId task = visit.request().id("id");
    cases.tasks().editable(user, task);
    String chosen = visit.text("user");
    Form form = Form.of(Map.of("user", chosen));
    if (!ObjectId.isOne(chosen)) {
      return refused(visit, form.withError("user", "Choose who gets it."));
    }
    try {
      cases
          .instances()
          .transfers()
          .transfer(user, visit.request().id("instance"), new ObjectId(chosen));
    } catch (Failure refusal) {
      if (refusal.code() == FailureCode.FORBIDDEN) {
        throw refusal;
      }
      return refused(visit, form.withError("user", refusal.getMessage()));
    }
    return visit.redirect(
        "/tasks/" + task,
        Flash.good("The instance was transferred, with all that was traced in it."));
  }

  private Reply refused(Visit visit, Form form) {
    return visit.refused("manage/transfer.jte", TITLE, view(visit, form));
  }
}
