package org.clew.server.web.admin;

import java.util.List;
import java.util.Optional;
import org.clew.json.WireJson;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireDataset;
import org.clew.model.wire.WireTeam;
import org.clew.server.auth.Right;
import org.clew.server.dataset.DatasetChange;
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
import tools.jackson.databind.node.ObjectNode;

/** A dataset: what it is made of, what is said about it, and who may read it. */
public final class DatasetPage implements WebPage {
  private static final String TEMPLATE = "admin/dataset.jte";

  private final AdminCases cases;

  /** Over the use cases. */
  public DatasetPage(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * What the page shows.
   *
   * @param teams that can be let in
   */
  public record View(DatasetView item, Form form, List<WireTeam> teams) {
    /** Copies the list. */
    public View {
      teams = List.copyOf(teams);
    }

    /** What people say about it. */
    public Markdown description() {
      String text = item.dataset().description();
      return Markdown.of(text == null ? "" : text);
    }

    /** Whether a team may read it. */
    public boolean isAllowed(WireTeam team) {
      return item.dataset().allowedTeams().stream().anyMatch(each -> each.id().equals(team.id()));
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/datasets/{id}", this::show);
    pages.post("/datasets/{id}", this::change);
    pages.post("/datasets/{id}/teams", this::allow);
    pages.post("/datasets/{id}/delete", this::delete);
  }

  private Reply show(Visit visit) {
    CurrentUser user = DatasetsPage.visitor(visit);
    WireDataset dataset = cases.datasets().get(user, visit.request().id("id"));
    return visit.page(
        TEMPLATE, dataset.name(), view(visit, user, dataset, DatasetsPage.formOf(dataset)));
  }

  private View view(Visit visit, CurrentUser user, WireDataset dataset, Form form) {
    return new View(
        DatasetView.of(dataset, visit.words()),
        form,
        Choices.teamsByName(cases.teams(), user, Right.READ_TEAM));
  }

  private Reply change(Visit visit) {
    CurrentUser user = DatasetsPage.visitor(visit);
    ObjectId id = visit.request().id("id");
    Form form = visit.form(List.of("name", "description", "tags", "public"));
    ObjectNode wanted = WireJson.mapper().createObjectNode();
    wanted.put("name", form.value("name"));
    if (form.value("description").isEmpty()) {
      wanted.putNull("description");
    } else {
      wanted.put("description", form.value("description"));
    }
    DatasetsPage.tags(form.value("tags")).forEach(wanted.putArray("tags")::add);
    wanted.put("isPublic", form.value("public").equals("true"));
    try {
      cases.datasetChanges().change(user, id, new DatasetChange(wanted), Optional.empty());
      return visit.redirect("/datasets/" + id, Flash.good("The dataset was changed."));
    } catch (Failure refused) {
      if (refused.code() == FailureCode.FORBIDDEN || refused.code() == FailureCode.NOT_FOUND) {
        throw refused;
      }
      WireDataset dataset = cases.datasets().get(user, id);
      return visit.refused(
          TEMPLATE,
          dataset.name(),
          view(visit, user, dataset, form.withError("name", refused.getMessage())));
    }
  }

  private Reply allow(Visit visit) {
    CurrentUser user = DatasetsPage.visitor(visit);
    ObjectId id = visit.request().id("id");
    List<ObjectId> teams = DatasetsPage.ids(visit.texts("team"));
    cases.datasetChanges().allow(user, id, teams, Optional.empty());
    return visit.redirect(
        "/datasets/" + id,
        teams.isEmpty()
            ? Flash.warning("No team may read it now; nobody else gets its tasks.", List.of())
            : Flash.good(
                "%s may read it.".formatted(visit.words().count(teams.size(), "team", "teams"))));
  }

  private Reply delete(Visit visit) {
    CurrentUser user = DatasetsPage.visitor(visit);
    ObjectId id = visit.request().id("id");
    try {
      cases.datasetChanges().delete(user, id, Optional.empty());
      return visit.redirect(
          "/datasets",
          Flash.good("The dataset is no longer known. Its files are where they were."));
    } catch (Failure refused) {
      if (refused.code() == FailureCode.FORBIDDEN || refused.code() == FailureCode.NOT_FOUND) {
        throw refused;
      }
      return visit.redirect("/datasets/" + id, refused);
    }
  }
}
