package org.clew.server.web.report;

import java.time.Duration;
import java.time.Instant;
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
import org.clew.server.report.ActiveTask;
import org.clew.server.report.Share;
import org.clew.server.web.admin.AdminCases;
import org.clew.server.web.admin.Choices;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.clew.server.web.report.StackedBars.Cell;

/** Who works on what now, what stalls, and what there is to do for whom. */
public final class PeopleReports implements WebPage {
  private static final int MOST = 500;
  private static final int MOST_KINDS = 6;
  private static final List<Column<Share>> SHARES =
      List.of(
          new Column<>("user", Share::userName),
          new Column<>("email", Share::email),
          new Column<>("project", Share::projectName),
          new Column<>("activeTasks", Share::tasks),
          new Column<>("tracingTime", Share::tracingTime),
          new Column<>("lastChange", Share::modified));
  private static final List<Column<ActiveTask>> TASKS =
      List.of(
          new Column<>("annotation", ActiveTask::annotation),
          new Column<>("task", ActiveTask::task),
          new Column<>("user", ActiveTask::userName),
          new Column<>("project", ActiveTask::projectName),
          new Column<>("taskType", ActiveTask::taskType),
          new Column<>("dataset", ActiveTask::dataset),
          new Column<>("taken", ActiveTask::taken),
          new Column<>("lastChange", ActiveTask::modified),
          new Column<>("tracingTime", ActiveTask::tracingTime));
  private static final List<Column<Chance>> CHANCES =
      List.of(
          new Column<>("user", Chance::userName),
          new Column<>("project", Chance::project),
          new Column<>("experience", Chance::experience),
          new Column<>("tasks", Chance::tasks));

  private final AdminCases cases;

  /** Over the use cases. */
  public PeopleReports(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * What the page of who works on what shows.
   *
   * @param tasks all active ones
   */
  public record Work(StackedBars chart, List<Share> rows, long tasks) {
    /** Copies the list. */
    public Work {
      rows = List.copyOf(rows);
    }
  }

  /**
   * What the page of tasks that stall shows.
   *
   * @param days since when nothing changed
   * @param choices of days
   * @param isCut whether there are more
   */
  public record Stalled(
      StackedBars chart,
      List<ActiveTask> rows,
      String days,
      Map<String, String> choices,
      boolean isCut) {
    /** Copies the list. */
    public Stalled {
      rows = List.copyOf(rows);
    }
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
    pages.get("/reports/work", this::work);
    pages.get(
        "/reports/work.csv",
        visit -> Reply.table("work", SHARES, cases.looks().shares(visit.manager(), null)));
    pages.get("/reports/stalled", this::stalled);
    pages.get(
        "/reports/stalled.csv",
        visit -> Reply.table("stalled", TASKS, stalledTasks(visit, days(visit))));
    pages.get("/reports/available", this::available);
    pages.get(
        "/reports/available.csv",
        visit -> {
          CurrentUser user = visit.manager();
          return Reply.table("available", CHANCES, chances(people(user, team(visit, user))));
        });
  }

  private Reply work(Visit visit) {
    List<Share> rows = cases.looks().shares(visit.manager(), null);
    StackedBars chart =
        StackedBars.of(
            "Active tasks by person and project",
            rows.stream()
                .map(row ->
                    new Cell(row.user().value(), row.userName(), row.projectName(), row.tasks()))
                .toList(),
            tasks -> visit.words().count(tasks, "task", "tasks"));
    return visit.page(
        "report/work.jte",
        "Who works on what",
        new Work(chart, rows, rows.stream().mapToLong(Share::tasks).sum()));
  }

  private static int days(Visit visit) {
    return switch (visit.query("days")) {
      case "3" -> 3;
      case "14" -> 14;
      case "30" -> 30;
      default -> 7;
    };
  }

  private List<ActiveTask> stalledTasks(Visit visit, int days) {
    Instant now = visit.words().now();
    return cases.looks().stalled(visit.manager(), now, Duration.ofDays(days), MOST + 1);
  }

  private Reply stalled(Visit visit) {
    int days = days(visit);
    List<ActiveTask> oneMore = stalledTasks(visit, days);
    List<ActiveTask> rows = oneMore.stream().limit(MOST).toList();
    StackedBars chart =
        StackedBars.of(
            "Tasks without a change, by person and project",
            rows.stream()
                .map(row -> new Cell(row.user().value(), row.userName(), row.projectName(), 1))
                .toList(),
            tasks -> visit.words().count(tasks, "task", "tasks"));
    Map<String, String> choices = new LinkedHashMap<>();
    for (String each : List.of("3", "7", "14", "30")) {
      choices.put(each, each + " days");
    }
    return visit.page(
        "report/stalled.jte",
        "Tasks that stall",
        new Stalled(chart, rows, "" + days, choices, oneMore.size() > MOST));
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
