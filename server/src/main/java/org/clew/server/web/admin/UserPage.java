package org.clew.server.web.admin;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireLoggedTime;
import org.clew.model.wire.WireOneTimeToken;
import org.clew.model.wire.WireTeam;
import org.clew.model.wire.WireTeamMembership;
import org.clew.model.wire.WireUser;
import org.clew.server.assignment.Next;
import org.clew.server.assignment.Reason;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.report.ActiveTask;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** Someone: who they are, what they can do, what they work on, what they would get next. */
public final class UserPage implements WebPage {
  private static final int MOST_TASKS = 100;
  private static final int MONTHS = 6;
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);

  private final AdminCases cases;

  /** Over the use cases. */
  public UserPage(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * A team, and what they are in it.
   *
   * @param role empty, member or manager
   */
  public record TeamRole(ObjectId id, String name, String role) {}

  /**
   * What the page shows.
   *
   * @param teams that the visitor may change
   * @param others teams that they are in besides
   * @param experiences value by domain
   * @param domains that there are
   * @param tasks that they work on
   * @param months time by the last months
   * @param next what they would get next, or why nothing
   * @param mayEditRoles whether the visitor is an admin
   * @param mayEditName whether the visitor may change the name
   * @param isSelf whether it is the visitor
   * @param link to set a password, just made; null for none
   */
  public record View(
      WireUser user,
      List<TeamRole> teams,
      List<TeamRole> others,
      Map<String, Integer> experiences,
      List<String> domains,
      List<ActiveTask> tasks,
      Map<String, String> months,
      List<String> next,
      @Nullable ObjectId nextTask,
      boolean mayEditRoles,
      boolean mayEditName,
      boolean isSelf,
      @Nullable WireOneTimeToken link) {
    /** Copies the lists. */
    public View {
      teams = List.copyOf(teams);
      others = List.copyOf(others);
      domains = List.copyOf(domains);
      tasks = List.copyOf(tasks);
      next = List.copyOf(next);
    }

    /** First and last name. */
    public String name() {
      return Choices.name(user);
    }

    /** Where the page is. */
    public String path() {
      return "/users/" + user.id();
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/users/{id}", visit -> show(visit, visit.request().id("id"), null));
    pages.post("/users/{id}/password", this::resetPassword);
  }

  private Reply resetPassword(Visit visit) {
    CurrentUser user = visit.manager();
    ObjectId id = visit.request().id("id");
    // The secret is shown on this page and nowhere else.
    return show(visit, id, cases.passwords().issueReset(user, id));
  }

  private Reply show(Visit visit, ObjectId id, @Nullable WireOneTimeToken link) {
    CurrentUser asking = visit.manager();
    WireUser user = cases.users().get(asking, id).user();
    List<TeamRole> teams = new ArrayList<>();
    for (WireTeam team : Choices.teamsByName(cases.teams(), asking, Right.EDIT_USER)) {
      teams.add(new TeamRole(team.id(), team.name(), role(user, team.id())));
    }
    List<ObjectId> shown = teams.stream().map(TeamRole::id).toList();
    List<TeamRole> others =
        user.teams().stream()
            .filter(team -> !shown.contains(team.id()))
            .map(team -> new TeamRole(team.id(), team.name(), role(user, team.id())))
            .toList();
    Next next = cases.explanations().next(asking, id);
    return visit.page(
        "admin/user.jte",
        Choices.name(user),
        new View(
            user,
            teams,
            others,
            new TreeMap<>(user.experiences()),
            cases.tasks().experienceDomains(asking),
            cases.looks().activeOf(asking, id, MOST_TASKS),
            months(visit, cases.times().byMonth(asking, id).loggedTime()),
            next.offer() == null
                ? next.reasons().stream().map(Reason::text).toList()
                : List.of(next.offer().text()),
            next.offer() == null ? null : next.offer().task(),
            Right.EDIT_ROLES.isHeldBy(asking, Subject.ORGANIZATION),
            Right.EDIT_NAME.isHeldBy(asking, Subject.ofOwner(id)),
            asking.id().equals(id),
            link));
  }

  private static String role(WireUser user, ObjectId team) {
    for (WireTeamMembership each : user.teams()) {
      if (each.id().equals(team)) {
        return each.isTeamManager() ? "manager" : "member";
      }
    }
    return "";
  }

  /** The last first. */
  private static Map<String, String> months(
      Visit visit, List<WireLoggedTime.Interval> oldestFirst) {
    List<WireLoggedTime.Interval> intervals = new ArrayList<>(oldestFirst);
    Collections.reverse(intervals);
    Map<String, String> months = new LinkedHashMap<>();
    for (WireLoggedTime.Interval each : intervals.stream().limit(MONTHS).toList()) {
      YearMonth month = YearMonth.of(each.paymentInterval().year(), each.paymentInterval().month());
      months.put(MONTH.format(month), visit.words().duration(each.durationInSeconds() * 1000));
    }
    return months;
  }
}
