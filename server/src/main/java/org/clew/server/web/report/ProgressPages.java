package org.clew.server.web.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireProject;
import org.clew.model.wire.WireProjectStatus;
import org.clew.server.http.Column;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.project.ProjectOverview;
import org.clew.server.project.ProjectSearch;
import org.clew.server.report.ProgressDay;
import org.clew.server.web.admin.AdminCases;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.StatusCounts;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.clew.server.web.report.ProgressChart.State;

/** How projects went over time: all that are of interest at a glance, and one in detail. */
public final class ProgressPages implements WebPage {
  private static final int SHOWN = 24;
  private static final int GLANCE = 60;
  private static final int WHOLE = 3650;

  private static final List<Column<State>> COLUMNS =
      List.of(
          new Column<>("day", State::date),
          new Column<>("instances", State::made),
          new Column<>("finished", State::finished),
          new Column<>("open", State::open));

  private final AdminCases cases;

  /** Over the use cases. */
  public ProgressPages(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * A project at a glance.
   *
   * @param counts its instances
   */
  public record Glance(ProjectOverview project, StatusCounts counts, ProgressChart chart) {
    /** Where it is told in detail. */
    public String path() {
      return "/reports/progress/" + project.id();
    }
  }

  /**
   * What the page of all shows.
   *
   * @param isCut whether there are more
   */
  public record View(List<Glance> glances, boolean isCut) {
    /** Copies the list. */
    public View {
      glances = List.copyOf(glances);
    }
  }

  /**
   * What the page of one shows.
   *
   * @param states on days on which something changed, the last first
   * @param days how many are drawn
   * @param choices how many can be drawn
   * @param pace finished on an average day of the last two weeks
   * @param forecast when it is done at this pace, in words; empty if that cannot be said
   */
  public record Detail(
      WireProject project,
      StatusCounts counts,
      ProgressChart chart,
      List<State> states,
      String days,
      Map<String, String> choices,
      String pace,
      String forecast) {
    /** Copies the list. */
    public Detail {
      states = List.copyOf(states);
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/reports", this::all);
    pages.get("/reports/progress.csv", this::allCsv);
    pages.get("/reports/progress/{id}", this::one);
    pages.get("/reports/progress/{id}/days.csv", this::csv);
  }

  private List<ProjectOverview> reported(CurrentUser user, int most) {
    return cases.looks().projects(user, ProjectSearch.all(1000)).stream()
        .filter(project -> project.tasks() > 0)
        .limit(most)
        .toList();
  }

  private Reply all(Visit visit) {
    CurrentUser user = visit.manager();
    List<ProjectOverview> oneMore = reported(user, SHOWN + 1);
    List<ProjectOverview> projects = oneMore.stream().limit(SHOWN).toList();
    Map<ObjectId, List<ProgressDay>> days = Burndown.byProject(cases.looks().days(user, projects));
    List<Glance> glances =
        projects.stream()
            .map(project ->
                new Glance(
                    project,
                    new StatusCounts(project.pending(), project.active(), project.finished()),
                    ProgressChart.of(
                        project.name(),
                        Burndown.states(
                            days.getOrDefault(project.id(), List.of()), today(visit), GLANCE))))
            .toList();
    return visit.page("report/progress.jte", "Reports", new View(glances, oneMore.size() > SHOWN));
  }

  private Reply allCsv(Visit visit) {
    return Reply.table(
        "progress",
        List.of(
            new Column<ProjectOverview>("project", ProjectOverview::name),
            new Column<>("pending", ProjectOverview::pending),
            new Column<>("active", ProjectOverview::active),
            new Column<>("finished", ProjectOverview::finished)),
        reported(visit.manager(), 1000));
  }

  private static LocalDate today(Visit visit) {
    return Burndown.today(visit.words().now(), visit.words().zone());
  }

  private List<ProgressDay> days(CurrentUser user, ObjectId id) {
    // The right to see it is asked for there.
    cases.projects().get(user, id);
    return cases.looks().days(user, id);
  }

  private Reply one(Visit visit) {
    CurrentUser user = visit.manager();
    ObjectId id = visit.request().id("id");
    WireProject project = cases.projects().get(user, id);
    WireProjectStatus status = cases.progress().status(user, id);
    List<ProgressDay> happened = days(user, id);
    String days = visit.query("days");
    int shown =
        switch (days) {
          case "30" -> 30;
          case "365" -> 365;
          case "all" -> WHOLE;
          default -> 90;
        };
    List<State> states = Burndown.states(happened, today(visit), shown);
    List<State> changed = new ArrayList<>();
    State before = null;
    for (State state : states) {
      boolean isSame =
          before != null && before.made() == state.made() && before.finished() == state.finished();
      if (!isSame) {
        changed.add(state);
      }
      before = state;
    }
    Collections.reverse(changed);
    Pace pace = Pace.of(states);
    return visit.page(
        "report/project.jte",
        project.name(),
        new Detail(
            project,
            new StatusCounts(
                status.pendingInstances(), status.activeInstances(), status.finishedInstances()),
            ProgressChart.of(project.name(), states),
            changed,
            shown == WHOLE ? "all" : Integer.toString(shown),
            choices(),
            pace.perDay(),
            pace.forecast(status.pendingInstances() + status.activeInstances())));
  }

  private static Map<String, String> choices() {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put("30", "30 days");
    choices.put("90", "90 days");
    choices.put("365", "A year");
    choices.put("all", "All of it");
    return choices;
  }

  private Reply csv(Visit visit) {
    CurrentUser user = visit.manager();
    ObjectId id = visit.request().id("id");
    return Reply.table("progress", COLUMNS, Burndown.states(days(user, id), today(visit), WHOLE));
  }
}
