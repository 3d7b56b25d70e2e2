package org.clew.server.web.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireUser;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.user.UserSearch;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Paging;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** All people whom someone looks after, searched and filtered; many can be chosen for a change. */
public final class UsersPage implements WebPage {
  private static final int ROWS = 100;
  private static final List<String> FIELDS = List.of("search", "team", "state", "domain");

  private final AdminCases cases;

  /** Over the use cases. */
  public UsersPage(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * Someone of the list.
   *
   * @param activeTasks that they work on
   */
  public record Row(WireUser user, long activeTasks) {
    /** First and last name. */
    public String name() {
      return Choices.name(user);
    }
  }

  /**
   * What the page shows.
   *
   * @param filter what is searched for
   * @param teams that can be searched for
   * @param states that can be searched for
   * @param domains of experience that there are
   * @param managed teams that the visitor may change
   * @param isAdmin whether the visitor may invite and (de)activate people
   * @param query the same search as the query of an address
   */
  public record View(
      List<Row> rows,
      Form filter,
      Map<String, String> teams,
      Map<String, String> states,
      List<String> domains,
      Map<String, String> managed,
      boolean isAdmin,
      Paging paging,
      String query) {
    /** Copies the lists. */
    public View {
      rows = List.copyOf(rows);
      domains = List.copyOf(domains);
    }

    /** Domains to choose from, after one that stands for all. */
    public Map<String, String> domainChoices() {
      Map<String, String> choices = new LinkedHashMap<>();
      choices.put("", "Any");
      domains.forEach(domain -> choices.put(domain, domain));
      return choices;
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get("/users", this::show);
  }

  private static Map<String, String> states() {
    Map<String, String> states = new LinkedHashMap<>();
    states.put("", "Active");
    states.put("inactive", "Not active");
    states.put("all", "All");
    return states;
  }

  private Reply show(Visit visit) {
    CurrentUser user = visit.manager();
    Map<String, String> values = new LinkedHashMap<>();
    FIELDS.forEach(field -> values.put(field, visit.query(field)));
    Form filter = Form.of(values);
    int part = visit.request().number("part", 0);
    List<WireUser> oneMore = cases.users().find(user, search(filter, part));
    List<WireUser> found = oneMore.stream().limit(ROWS).toList();
    Map<ObjectId, Long> active =
        cases.looks().activeCounts(user, found.stream().map(WireUser::id).toList());
    String query = filter.query(FIELDS);
    String path = "/users?" + query;
    return visit.page(
        "admin/users.jte",
        "Users",
        new View(
            found.stream().map(each -> new Row(each, active.getOrDefault(each.id(), 0L))).toList(),
            filter,
            Choices.teams(cases.teams(), user, Right.READ_TEAM, "All teams"),
            states(),
            cases.tasks().experienceDomains(user),
            Choices.teams(cases.teams(), user, Right.EDIT_USER, "Choose a team"),
            Right.EDIT_ROLES.isHeldBy(user, Subject.ORGANIZATION),
            new Paging(
                part == 0 ? null : path,
                oneMore.size() > ROWS ? path + "part=" + (part + 1) : null),
            query));
  }

  private static UserSearch search(Form filter, int part) {
    String team = filter.value("team");
    @Nullable Boolean isActive =
        switch (filter.value("state")) {
          case "inactive" -> false;
          case "all" -> null;
          default -> true;
        };
    return new UserSearch(
        filter.value("search"),
        ObjectId.isOne(team) ? new ObjectId(team) : null,
        isActive,
        filter.value("domain"),
        ROWS + 1,
        part * ROWS);
  }
}
