package org.clew.server.web.admin;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.server.auth.Right;
import org.clew.server.http.Column;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.project.ProjectOverview;
import org.clew.server.project.ProjectSearch;
import org.clew.server.project.ProjectSearch.Order;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Paging;
import org.clew.server.web.frame.Sorting;
import org.clew.server.web.frame.StatusCounts;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** All projects, searched, filtered and sorted. */
public final class ProjectsPage implements WebPage {
  private static final List<String> FIELDS = List.of("search", "team", "state");
  private static final int ROWS = 100;
  private static final int MOST_IN_FILE = 10_000;
  private static final Map<String, String> STATES = states();

  private static final List<Column<ProjectOverview>> COLUMNS =
      List.of(
          new Column<>("id", ProjectOverview::id),
          new Column<>("name", ProjectOverview::name),
          new Column<>("team", ProjectOverview::teamName),
          new Column<>("owner", ProjectOverview::owner),
          new Column<>("priority", ProjectOverview::priority),
          new Column<>("paused", ProjectOverview::isPaused),
          new Column<>("expectedTime", ProjectOverview::expectedTime),
          new Column<>("created", project -> Instant.ofEpochMilli(project.created())),
          new Column<>("tasks", ProjectOverview::tasks),
          new Column<>("pendingInstances", ProjectOverview::pending),
          new Column<>("activeInstances", ProjectOverview::active),
          new Column<>("finishedInstances", ProjectOverview::finished),
          new Column<>("tracingTime", ProjectOverview::tracingTime));

  private final AdminCases cases;

  /** Over the use cases. */
  public ProjectsPage(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * A project of the list.
   *
   * @param counts its instances
   */
  public record Row(ProjectOverview project, StatusCounts counts) {}

  /**
   * What the page shows.
   *
   * @param filter what is searched for
   * @param teams that can be chosen
   * @param states that can be chosen
   * @param query the same search as the query of an address
   * @param isFiltered whether anything is searched for
   */
  public record View(
      List<Row> rows,
      Form filter,
      Map<String, String> teams,
      Map<String, String> states,
      Sorting sorting,
      Paging paging,
      String query,
      boolean isFiltered) {
    /** Copies the list. */
    public View {
      rows = List.copyOf(rows);
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/projects", this::show);
    pages.get("/projects.csv", this::csv);
  }

  private static Map<String, String> states() {
    Map<String, String> states = new LinkedHashMap<>();
    states.put("", "Running and paused");
    states.put("running", "Running");
    states.put("paused", "Paused");
    return states;
  }

  private Reply show(Visit visit) {
    CurrentUser user = visit.manager();
    Form filter = filter(visit);
    int part = visit.request().number("part", 0);
    Sort sort = Sort.of(visit.query("sort"));
    List<ProjectOverview> oneMore =
        cases.progress().overview(user, search(filter, sort, ROWS + 1, part * ROWS));
    boolean goesOn = oneMore.size() > ROWS;
    List<Row> rows =
        oneMore.stream()
            .limit(ROWS)
            .map(project ->
                new Row(
                    project,
                    new StatusCounts(project.pending(), project.active(), project.finished())))
            .toList();
    String query = filter.query(FIELDS);
    String sorted = "/projects?" + query + "sort=" + sort.text() + "&";
    return visit.page(
        "admin/projects.jte",
        "Projects",
        new View(
            rows,
            filter,
            Choices.teams(cases.teams(), user, Right.READ_PROJECT, "All teams"),
            STATES,
            new Sorting("/projects?" + query, sort.key(), sort.isDescending()),
            new Paging(part == 0 ? null : sorted, goesOn ? sorted + "part=" + (part + 1) : null),
            query,
            !query.isEmpty()));
  }

  private Reply csv(Visit visit) {
    CurrentUser user = visit.manager();
    Form filter = filter(visit);
    return Reply.table(
        "projects",
        COLUMNS,
        cases
            .progress()
            .overview(user, search(filter, Sort.of(visit.query("sort")), MOST_IN_FILE, 0)));
  }

  private static Form filter(Visit visit) {
    Map<String, String> values = new HashMap<>();
    FIELDS.forEach(field -> values.put(field, visit.query(field)));
    return Form.of(values);
  }

  private static ProjectSearch search(Form filter, Sort sort, int limit, int offset) {
    String team = filter.value("team");
    @Nullable Boolean isPaused =
        switch (filter.value("state")) {
          case "paused" -> true;
          case "running" -> false;
          default -> null;
        };
    return new ProjectSearch(
        filter.value("search"),
        ObjectId.isOne(team) ? new ObjectId(team) : null,
        isPaused,
        sort.order(),
        sort.isDescending(),
        limit,
        offset);
  }

  /** The order that an address asks for. */
  private record Sort(String key, Order order, boolean isDescending) {
    static Sort of(String text) {
      boolean isDescending = text.startsWith("-");
      String key = isDescending ? text.substring(1) : text;
      return switch (key) {
        case "name" -> new Sort(key, Order.NAME, isDescending);
        case "team" -> new Sort(key, Order.TEAM, isDescending);
        case "priority" -> new Sort(key, Order.PRIORITY, isDescending);
        case "pending" -> new Sort(key, Order.PENDING, isDescending);
        case "progress" -> new Sort(key, Order.PROGRESS, isDescending);
        case "time" -> new Sort(key, Order.TIME, isDescending);
        case "created" -> new Sort(key, Order.CREATED, isDescending);
        default -> new Sort("priority", Order.PRIORITY, true);
      };
    }

    String text() {
      return (isDescending ? "-" : "") + key;
    }
  }
}
