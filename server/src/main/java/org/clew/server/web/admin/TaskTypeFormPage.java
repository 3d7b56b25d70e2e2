package org.clew.server.web.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTaskType;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.Markdown;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** The form that makes a task type, and that changes one; instructions are shown as one types. */
public final class TaskTypeFormPage implements WebPage {
  private static final String TEMPLATE = "admin/task-type-form.jte";
  private static final String NEW = "New task type";

  private final AdminCases cases;

  /** Over the use cases. */
  public TaskTypeFormPage(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * What the page shows.
   *
   * @param type that is changed, or null for a new one
   * @param teams that can be chosen
   */
  public record View(@Nullable WireTaskType type, Form form, Map<String, String> teams) {
    /** Where the form goes. */
    public String action() {
      return type == null ? "/task-types" : "/task-types/" + type.id();
    }

    /** The instructions as they will look. */
    public Markdown preview() {
      return Markdown.of(form.value("description"));
    }

    /** Ways to move through the data. */
    public List<String> modes() {
      return TaskTypeForm.MODES;
    }

    /** The same to choose the first from. */
    public Map<String, String> preferred() {
      Map<String, String> choices = new LinkedHashMap<>();
      choices.put("", "Any");
      modes().forEach(mode -> choices.put(mode, mode));
      return choices;
    }

    /** What people can trace. */
    public Map<String, String> tracingTypes() {
      Map<String, String> choices = new LinkedHashMap<>();
      choices.put("skeleton", "Skeletons: nodes and edges");
      choices.put("volume", "Volumes: painted segments");
      choices.put("hybrid", "Both");
      return choices;
    }

    /** What is traced, in words, of one that is there. */
    public String tracing() {
      return tracingTypes().getOrDefault(form.value("tracingType"), form.value("tracingType"));
    }

    /** Whether anything in the folded part needs a look. */
    public boolean isUnfolded() {
      return !form.value("recommended").isEmpty() || form.error("recommended") != null;
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/task-types/new", this::fresh);
    pages.post("/task-types/preview", this::preview);
    pages.post("/task-types", this::create);
    pages.get("/task-types/{id}/edit", this::edit);
    pages.post("/task-types/{id}", this::update);
  }

  private Reply fresh(Visit visit) {
    CurrentUser user = visit.manager();
    return visit.page(TEMPLATE, NEW, view(user, null, TaskTypeForm.fresh("")));
  }

  private Reply preview(Visit visit) {
    visit.manager();
    return visit.page("admin/preview.jte", "Preview", Markdown.of(visit.text("description")));
  }

  private Reply edit(Visit visit) {
    CurrentUser user = visit.manager();
    WireTaskType type = editable(user, visit.request().id("id"));
    return visit.page(TEMPLATE, type.summary(), view(user, type, TaskTypeForm.of(type)));
  }

  private WireTaskType editable(CurrentUser user, ObjectId id) {
    WireTaskType type = cases.types().get(user, id);
    Right.EDIT_TASK_TYPE.check(user, Subject.ofTeam(type.teamId()));
    return type;
  }

  private View view(CurrentUser user, @Nullable WireTaskType type, Form form) {
    return new View(type, form, Choices.teams(cases.teams(), user, Right.EDIT_TASK_TYPE, ""));
  }

  private Reply create(Visit visit) {
    CurrentUser user = visit.manager();
    Form form = TaskTypeForm.sent(visit);
    if (!form.isGood()) {
      return visit.refused(TEMPLATE, NEW, view(user, null, form));
    }
    try {
      WireTaskType type = cases.types().create(user, TaskTypeForm.parameters(form, null));
      return visit.redirect(
          "/task-types/" + type.id(),
          Flash.good("The task type “%s” is there.".formatted(type.summary())));
    } catch (Failure refused) {
      return visit.refused(TEMPLATE, NEW, view(user, null, explained(form, refused)));
    }
  }

  private Reply update(Visit visit) {
    CurrentUser user = visit.manager();
    WireTaskType before = editable(user, visit.request().id("id"));
    Form form = TaskTypeForm.sent(visit);
    if (!form.isGood()) {
      return visit.refused(TEMPLATE, before.summary(), view(user, before, form));
    }
    try {
      cases.types().update(user, before.id(), TaskTypeForm.parameters(form, before));
      return visit.redirect(
          "/task-types/" + before.id(),
          Flash.good("The task type was changed, also for tasks that are there."));
    } catch (Failure refused) {
      return visit.refused(
          TEMPLATE, before.summary(), view(user, before, explained(form, refused)));
    }
  }

  private static Form explained(Form form, Failure refused) {
    if (refused.code() == FailureCode.FORBIDDEN) {
      throw refused;
    }
    String text = refused.getMessage();
    if (text.startsWith("A task type")) {
      return form.withError("summary", text);
    }
    return text.startsWith("The mag") ? form.withError("max", text) : form.withFailure(refused);
  }
}
