package org.clew.server.web.admin;

import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireScript;
import org.clew.model.wire.WireScriptParameters;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Reply;
import org.clew.server.report.TaskCounts;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** Scripts that the tracing page of tasks loads. */
public final class ScriptsPage implements WebPage {
  private static final String PATH = "/scripts";
  private static final String TEMPLATE = "admin/scripts.jte";
  private static final int MOST = 1000;

  private final AdminCases cases;

  /** Over the use cases. */
  public ScriptsPage(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * A script.
   *
   * @param owner first and last name
   * @param tasks that load it
   * @param isOwn whether the visitor may change it
   */
  public record Row(WireScript script, String owner, long tasks, boolean isOwn) {}

  /**
   * What the page shows.
   *
   * @param edited that is changed in the form, or null for a new one
   */
  public record View(List<Row> rows, Form form, @Nullable WireScript edited) {
    /** Copies the list. */
    public View {
      rows = List.copyOf(rows);
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get(
        PATH, visit -> visit.page(TEMPLATE, "Scripts", view(visit.manager(), Form.empty(), null)));
    pages.post(PATH, this::create);
    pages.get("/scripts/{id}", this::edit);
    pages.post("/scripts/{id}", this::update);
    pages.post("/scripts/{id}/delete", this::delete);
  }

  private View view(CurrentUser user, Form form, @Nullable WireScript edited) {
    List<WireScript> scripts = cases.scripts().list(user, new Page(MOST, 0, false, null)).rows();
    Map<ObjectId, TaskCounts> counts =
        cases.looks().tasksOfScripts(user, scripts.stream().map(WireScript::id).toList());
    List<Row> rows =
        scripts.stream()
            .map(script ->
                new Row(
                    script,
                    script.owner() == null
                        ? ""
                        : script.owner().firstName() + " " + script.owner().lastName(),
                    counts.getOrDefault(script.id(), TaskCounts.NONE).tasks(),
                    script.owner() != null && script.owner().id().equals(user.id())))
            .toList();
    return new View(rows, form, edited);
  }

  private Reply create(Visit visit) {
    CurrentUser user = visit.manager();
    Form form = visit.form(List.of("name", "gist"));
    try {
      cases.scripts().create(user, parameters(user, form));
      return visit.redirect(PATH, Flash.good("The script is there."));
    } catch (Failure refused) {
      return visit.refused(TEMPLATE, "Scripts", view(user, explained(form, refused), null));
    }
  }

  private Reply edit(Visit visit) {
    CurrentUser user = visit.manager();
    WireScript script = cases.scripts().get(user, visit.request().id("id"));
    Form form = Form.of(Map.of("name", script.name(), "gist", script.gist()));
    return visit.page(TEMPLATE, script.name(), view(user, form, script));
  }

  private Reply update(Visit visit) {
    CurrentUser user = visit.manager();
    WireScript script = cases.scripts().get(user, visit.request().id("id"));
    Form form = visit.form(List.of("name", "gist"));
    try {
      cases.scripts().update(user, script.id(), parameters(user, form));
      return visit.redirect(PATH, Flash.good("The script was changed."));
    } catch (Failure refused) {
      return visit.refused(TEMPLATE, script.name(), view(user, explained(form, refused), script));
    }
  }

  private static WireScriptParameters parameters(CurrentUser user, Form form) {
    return new WireScriptParameters(form.value("name"), form.value("gist"), user.id());
  }

  private static Form explained(Form form, Failure refused) {
    if (refused.code() == FailureCode.FORBIDDEN) {
      throw refused;
    }
    return form.withError(
        refused.getMessage().startsWith("Script gist") ? "gist" : "name", refused.getMessage());
  }

  private Reply delete(Visit visit) {
    cases.scripts().delete(visit.manager(), visit.request().id("id"));
    return visit.redirect(PATH, Flash.good("The script was deleted, and taken off its tasks."));
  }
}
