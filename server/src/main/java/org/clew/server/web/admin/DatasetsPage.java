package org.clew.server.web.admin;

import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireDataset;
import org.clew.model.wire.WireDatasetRegistration;
import org.clew.model.wire.WireTeam;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.dataset.DatasetFilter;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;

/** Datasets: searched, and made known. */
public final class DatasetsPage implements WebPage {
  private static final int ROWS = 200;
  private static final String REGISTER = "admin/dataset-register.jte";

  private final AdminCases cases;

  /** Over the use cases. */
  public DatasetsPage(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * What the list shows.
   *
   * @param search a part of the name
   * @param isCut whether there are more
   * @param mayRegister whether the visitor may make datasets known
   */
  public record View(List<DatasetView> rows, String search, boolean isCut, boolean mayRegister) {
    /** Copies the list. */
    public View {
      rows = List.copyOf(rows);
    }
  }

  /**
   * What the form shows.
   *
   * @param teams that can be let in
   * @param chosen ids of those that are ticked
   */
  public record Registration(Form form, List<WireTeam> teams, List<String> chosen) {
    /** Copies the lists. */
    public Registration {
      teams = List.copyOf(teams);
      chosen = List.copyOf(chosen);
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/datasets", this::list);
    pages.get("/datasets/register", this::form);
    pages.post("/datasets/register", this::make);
  }

  static CurrentUser visitor(Visit visit) {
    CurrentUser user = visit.user();
    Right.OPEN_DATASET_PAGES.check(
        user,
        Subject.ORGANIZATION,
        "This page is for people who manage a team or the datasets, and for admins.");
    return user;
  }

  private Reply list(Visit visit) {
    CurrentUser user = visitor(visit);
    String search = visit.query("search");
    List<WireDataset> found =
        cases
            .datasets()
            .list(
                user,
                new DatasetFilter(
                    null,
                    null,
                    null,
                    true,
                    null,
                    null,
                    search.isEmpty() ? null : search,
                    ROWS + 1));
    return visit.page(
        "admin/datasets.jte",
        "Datasets",
        new View(
            found.stream()
                .limit(ROWS)
                .map(dataset -> DatasetView.of(dataset, visit.words()))
                .toList(),
            search,
            found.size() > ROWS,
            Right.REGISTER_DATASET.isHeldBy(user, Subject.ORGANIZATION)));
  }

  private Reply form(Visit visit) {
    CurrentUser user = visitor(visit);
    Right.REGISTER_DATASET.check(user, Subject.ORGANIZATION);
    List<WireTeam> teams = Choices.teamsByName(cases.teams(), user, Right.READ_TEAM);
    List<String> everybody =
        teams.stream().filter(WireTeam::isOrganizationTeam).map(team -> team.id().value()).toList();
    return visit.page(
        REGISTER, "Register a dataset", new Registration(Form.empty(), teams, everybody));
  }

  private Reply make(Visit visit) {
    CurrentUser user = visitor(visit);
    Right.REGISTER_DATASET.check(user, Subject.ORGANIZATION);
    Form form = visit.form(List.of("path", "name", "description", "tags", "public"));
    List<String> chosen = visit.texts("team");
    if (form.value("path").isEmpty()) {
      return refused(visit, user, form.withError("path", "Say where the dataset lies."), chosen);
    }
    try {
      WireDataset dataset =
          cases
              .registrations()
              .register(
                  user,
                  new WireDatasetRegistration(
                      form.value("path"),
                      form.value("name").isEmpty() ? null : form.value("name"),
                      form.value("public").equals("true"),
                      ids(chosen),
                      form.value("description").isEmpty() ? null : form.value("description"),
                      tags(form.value("tags"))));
      return visit.redirect(
          "/datasets/" + dataset.id(),
          Flash.good("The dataset “%s” is known now.".formatted(dataset.name())));
    } catch (Failure refused) {
      if (refused.code() == FailureCode.FORBIDDEN) {
        throw refused;
      }
      return refused(visit, user, form.withError("path", refused.getMessage()), chosen);
    }
  }

  private Reply refused(Visit visit, CurrentUser user, Form form, List<String> chosen) {
    return visit.refused(
        REGISTER,
        "Register a dataset",
        new Registration(form, Choices.teamsByName(cases.teams(), user, Right.READ_TEAM), chosen));
  }

  static List<ObjectId> ids(List<String> texts) {
    return texts.stream().filter(Choices::isId).distinct().map(ObjectId::new).toList();
  }

  /** Words with commas between them. */
  static List<String> tags(String text) {
    return List.of(text.split(",", -1)).stream()
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .toList();
  }

  /** The fields of the form of a dataset. */
  static Form formOf(WireDataset dataset) {
    return Form.of(
        Map.of(
            "name",
            dataset.name(),
            "description",
            dataset.description() == null ? "" : dataset.description(),
            "tags",
            String.join(", ", dataset.tags()),
            "public",
            dataset.isPublic() ? "true" : ""));
  }
}
