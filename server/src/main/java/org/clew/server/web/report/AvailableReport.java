package org.clew.server.web.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAvailableTasks;
import org.clew.server.auth.Right;
import org.clew.server.http.Column;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.web.admin.AdminCases;
import org.clew.server.web.admin.Choices;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.clew.server.web.report.StackedBars.Cell;

/** What there is to do for whom. */
public final class AvailableReport implements WebPage {
  private static final int MOST_KINDS = 6;
  private static final List<Column<Chance>> CHANCES =
      List.of(
          new Column<>("user", Chance::userName),
          new Column<>("project", Chance::project),
          new Column<>("experience", Chance::experience),
          new Column<>("tasks", Chance::tasks));

  private final AdminCases cases;

  /** Over the use cases. */
  public AvailableReport(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * Tasks of a kind for someone.
   *
   * @param experience that they ask for
   */
  public record Chance(
      ObjectId user, String userName, String project, String experience, long tasks) {}

  /**
   * What the page of available tasks shows.
   *
   * @param people all of the team, also those without any, with how many
   * @param team whose members are told of
   * @param teams that can be chosen
   */
  public record Available(
      StackedBars chart, List<WireAvailableTasks> people, String team, Map<String, String> teams) {
    /** Copies the lists. */
    public Available {
      people = List.copyOf(people);
    }

    /** What someone could take, the most first. */
    public String kinds(WireAvailableTasks person) {
      Map<String, Long> kinds = person.availableTasksByProjects();
      String text =
          kinds.entrySet().stream()
              .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
              .limit(MOST_KINDS)
              .map(kind -> "%s (%d)".formatted(kind.getKey().replace("/", ", "), kind.getValue()))
              .collect(Collectors.joining("; "));
      return kinds.size() > MOST_KINDS
          ? text + "; %d more kinds in the CSV".formatted(kinds.size() - MOST_KINDS)
          : text;
    }

    /** Those who have nothing to do. */
    public List<String> idle() {
      return people.stream()
          .filter(each -> each.totalAvailableTasks() == 0)
          .map(WireAvailableTasks::user)
          .toList();
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/reports/available", this::available);
    pages.get(
        "/reports/available.csv",
        visit -> {
          CurrentUser user = visit.manager();
          return Reply.table("available", CHANCES, chances(people(user, team(visit, user))));
        });
  }

  private Map<String, String> teams(CurrentUser user) {
    return Choices.teams(cases.teams(), user, Right.EDIT_TEAM, "");
  }

  private String team(Visit visit, CurrentUser user) {
    Map<String, String> teams = teams(user);
    String wanted = visit.query("team");
    return teams.containsKey(wanted) ? wanted : teams.keySet().stream().findFirst().orElse("");
  }

  private List<WireAvailableTasks> people(CurrentUser user, String team) {
    return team.isEmpty() ? List.of() : cases.reports().available(user, new ObjectId(team));
  }

  private static List<Chance> chances(List<WireAvailableTasks> people) {
    List<Chance> chances = new ArrayList<>();
    for (WireAvailableTasks person : people) {
      person
          .availableTasksByProjects()
          .forEach((kind, tasks) -> {
            // “project/domain: value”, and names of projects have no slash.
            int slash = kind.indexOf('/');
            chances.add(
                new Chance(
                    person.id(),
                    person.user(),
                    kind.substring(0, slash),
                    kind.substring(slash + 1),
                    tasks));
          });
    }
    return chances;
  }

  private Reply available(Visit visit) {
    CurrentUser user = visit.manager();
    String team = team(visit, user);
    List<WireAvailableTasks> people = people(user, team);
    List<Chance> rows = chances(people);
    // A task that several could take is counted for each of them.
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (Chance row : rows) {
      cells.merge(
          row.user() + row.project(),
          new Cell(row.user().value(), row.userName(), row.project(), row.tasks()),
          (a, b) -> new Cell(a.id(), a.label(), a.part(), a.value() + b.value()));
    }
    StackedBars chart =
        StackedBars.of(
            "Available tasks by person and project",
            List.copyOf(cells.values()),
            tasks -> visit.words().count(tasks, "task", "tasks"));
    return visit.page(
        "report/available.jte", "Available tasks", new Available(chart, people, team, teams(user)));
  }
}
