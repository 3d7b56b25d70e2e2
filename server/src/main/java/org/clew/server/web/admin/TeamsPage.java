package org.clew.server.web.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTeam;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.user.TeamPeople;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;

/** Teams, who manages them, and the form that makes one. */
public final class TeamsPage implements WebPage {
  private static final String PATH = "/teams";
  private static final String TEMPLATE = "admin/teams.jte";

  private final AdminCases cases;

  /** Over the use cases. */
  public TeamsPage(AdminCases cases) {
    this.cases = cases;
  }

  /** A team, and who is in it. */
  public record Row(WireTeam team, TeamPeople people) {}

  /**
   * What the page shows.
   *
   * @param mayChange whether the visitor may make and delete teams
   */
  public record View(List<Row> rows, Form form, boolean mayChange) {
    /** Copies the list. */
    public View {
      rows = List.copyOf(rows);
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get(PATH, visit -> visit.page(TEMPLATE, "Teams", view(visit.manager(), Form.empty())));
    pages.post(PATH, this::create);
    pages.post("/teams/{id}/delete", this::delete);
  }

  private View view(CurrentUser user, Form form) {
    Map<ObjectId, TeamPeople> people = cases.users().people(user);
    List<Row> rows = new ArrayList<>();
    for (WireTeam team : Choices.teamsByName(cases.teams(), user, Right.READ_TEAM)) {
      rows.add(
          new Row(team, people.getOrDefault(team.id(), new TeamPeople(team.id(), 0, List.of()))));
    }
    return new View(rows, form, Right.CREATE_TEAM.isHeldBy(user, Subject.ORGANIZATION));
  }

  private Reply create(Visit visit) {
    CurrentUser user = visit.manager();
    Form form = visit.form(List.of("name"));
    try {
      WireTeam team = cases.teams().create(user, form.value("name"));
      return visit.redirect(
          PATH, Flash.good("The team “%s” is there. Now it needs people.".formatted(team.name())));
    } catch (Failure refused) {
      if (refused.code() == FailureCode.FORBIDDEN) {
        throw refused;
      }
      return visit.refused(
          TEMPLATE, "Teams", view(user, form.withError("name", refused.getMessage())));
    }
  }

  private Reply delete(Visit visit) {
    CurrentUser user = visit.manager();
    Right.DELETE_TEAM.check(user, Subject.ORGANIZATION);
    try {
      cases.teams().delete(user, visit.request().id("id"));
      return visit.redirect(PATH, Flash.good("The team was deleted."));
    } catch (Failure refused) {
      return visit.redirect(PATH, refused);
    }
  }
}
