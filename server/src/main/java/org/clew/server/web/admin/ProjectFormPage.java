package org.clew.server.web.admin;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireProject;
import org.clew.model.wire.WireProjectParameters;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** The form that makes a project, and that changes one. */
public final class ProjectFormPage implements WebPage {
  private static final String TEMPLATE = "admin/project-form.jte";
  private static final List<String> FIELDS =
      List.of("name", "team", "owner", "priority", "expected", "paused", "unreported");
  private static final BigDecimal MINUTE = BigDecimal.valueOf(60_000);

  private final AdminCases cases;

  /** Over the use cases. */
  public ProjectFormPage(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * What the page shows.
   *
   * @param project that is changed, or null for a new one
   * @param teams that can be chosen
   * @param owners that can be chosen
   */
  public record View(
      @Nullable WireProject project,
      Form form,
      Map<String, String> teams,
      Map<String, String> owners) {
    /** Where the form goes. */
    public String action() {
      return project == null ? "/projects" : "/projects/" + project.id();
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/projects/new", this::fresh);
    pages.post("/projects", this::create);
    pages.get("/projects/{id}/edit", this::edit);
    pages.post("/projects/{id}", this::update);
  }

  private Reply fresh(Visit visit) {
    CurrentUser user = visit.manager();
    Form form =
        Form.of(Map.of("owner", user.id().value(), "priority", "100", "team", visit.query("team")));
    return visit.page(TEMPLATE, "New project", view(user, null, form));
  }

  private Reply edit(Visit visit) {
    CurrentUser user = visit.manager();
    WireProject project = cases.projects().get(user, visit.request().id("id"));
    Right.EDIT_PROJECT.check(user, Subject.ofTeam(project.team()));
    return visit.page(TEMPLATE, project.name(), view(user, project, form(project)));
  }

  private View view(CurrentUser user, @Nullable WireProject project, Form form) {
    Map<String, String> owners = Choices.users(cases.users(), user, "");
    if (project != null && project.owner() != null) {
      // An owner whom the manager does not look after can stay.
      owners.putIfAbsent(
          project.owner().id().value(),
          project.owner().firstName() + " " + project.owner().lastName());
    }
    return new View(
        project, form, Choices.teams(cases.teams(), user, Right.EDIT_PROJECT, ""), owners);
  }

  private static Form form(WireProject project) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", project.name());
    values.put("team", project.team().value());
    values.put("owner", project.owner() == null ? "" : project.owner().id().value());
    values.put("priority", Long.toString(project.priority()));
    Long expected = project.expectedTime();
    values.put("expected", expected == null ? "" : minutes(expected));
    values.put("unreported", project.isBlacklistedFromReport() ? "true" : "");
    return Form.of(values);
  }

  private static String minutes(long millis) {
    return BigDecimal.valueOf(millis)
        .divide(MINUTE, MathContext.DECIMAL64)
        .stripTrailingZeros()
        .toPlainString();
  }

  private Reply create(Visit visit) {
    CurrentUser user = visit.manager();
    Form form = checked(visit.form(FIELDS), true);
    if (!form.isGood()) {
      return visit.refused(TEMPLATE, "New project", view(user, null, form));
    }
    try {
      WireProject project = cases.projects().create(user, parameters(form, form.value("name")));
      return visit.redirect(
          "/projects/" + project.id(),
          Flash.good("The project “%s” is there. Now it needs tasks.".formatted(project.name())));
    } catch (Failure refused) {
      return visit.refused(TEMPLATE, "New project", view(user, null, explained(form, refused)));
    }
  }

  private Reply update(Visit visit) {
    CurrentUser user = visit.manager();
    ObjectId id = visit.request().id("id");
    WireProject project = cases.projects().get(user, id);
    Form form = checked(visit.form(FIELDS), false);
    if (!form.isGood()) {
      return visit.refused(TEMPLATE, project.name(), view(user, project, form));
    }
    try {
      cases.projects().update(user, id, parameters(form, project.name()));
      return visit.redirect("/projects/" + id, Flash.good("The project was changed."));
    } catch (Failure refused) {
      return visit.refused(TEMPLATE, project.name(), view(user, project, explained(form, refused)));
    }
  }

  private static Form explained(Form form, Failure refused) {
    if (refused.code() == FailureCode.FORBIDDEN) {
      throw refused;
    }
    // Two texts speak of the name, and belong to its field.
    return refused.getMessage().matches("(?s)(Project name|A project named).*")
        ? form.withError("name", refused.getMessage())
        : form.withFailure(refused);
  }

  private static Form checked(Form form, boolean isNew) {
    Form checked = form;
    if (isNew && form.value("name").isEmpty()) {
      checked = checked.withError("name", "A project needs a name.");
    }
    if (!Choices.isId(form.value("team"))) {
      checked = checked.withError("team", "Choose the team that works on it.");
    }
    if (!Choices.isId(form.value("owner"))) {
      checked = checked.withError("owner", "Choose who answers for it.");
    }
    if (!form.value("priority").matches("-?\\d{1,9}")) {
      checked = checked.withError("priority", "The priority is a whole number, such as 100.");
    }
    if (!form.value("expected").matches("(\\d{1,9}([.]\\d{1,6})?)?")) {
      checked =
          checked.withError("expected", "The time is a number of minutes, such as 30 or 7.5.");
    }
    return checked;
  }

  private static WireProjectParameters parameters(Form form, String name) {
    String expected = form.value("expected");
    return new WireProjectParameters(
        name,
        new ObjectId(form.value("team")),
        Integer.parseInt(form.value("priority")),
        form.value("paused").equals("true"),
        expected.isEmpty() ? null : new BigDecimal(expected).multiply(MINUTE).longValue(),
        new ObjectId(form.value("owner")),
        form.value("unreported").equals("true"));
  }
}
