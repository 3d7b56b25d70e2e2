package org.clew.server.web.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireNewUser.Membership;
import org.clew.model.wire.WireTeam;
import org.clew.model.wire.WireTeamMembership;
import org.clew.model.wire.WireUserChange;
import org.clew.server.auth.Right;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.user.ShownUser;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;

/** Changes of one person, from their page. */
public final class UserActions implements WebPage {
  private final AdminCases cases;

  /** Over the use cases. */
  public UserActions(AdminCases cases) {
    this.cases = cases;
  }

  @Override
  public void register(PageRouter pages) {
    pages.post(
        "/users/{id}/experiences",
        visit ->
            changed(
                visit,
                UserEdits.experiences(experiences(visit)),
                "The experiences of %s were changed."));
    pages.post("/users/{id}/teams", this::teams);
    pages.post(
        "/users/{id}/roles",
        visit ->
            changed(
                visit,
                UserEdits.roles(
                    visit.text("admin").equals("true"),
                    visit.text("datasetManager").equals("true")),
                "The roles of %s were changed."));
    pages.post(
        "/users/{id}/name",
        visit ->
            changed(
                visit,
                UserEdits.name(visit.text("firstName"), visit.text("lastName")),
                "They are called %s now."));
    pages.post(
        "/users/{id}/activate",
        visit -> changed(visit, UserEdits.activation(true), "%s can sign in again."));
    pages.post(
        "/users/{id}/deactivate",
        visit -> changed(visit, UserEdits.activation(false), "%s cannot sign in any more."));
  }

  private Reply changed(Visit visit, WireUserChange wanted, String text) {
    CurrentUser user = visit.manager();
    ObjectId id = visit.request().id("id");
    String page = "/users/" + id;
    try {
      ShownUser seen = cases.users().get(user, id);
      ShownUser after = cases.changes().change(UserEdits.change(visit, seen, wanted));
      return visit.redirect(page, Flash.good(text.formatted(Choices.name(after.user()))));
    } catch (Failure refused) {
      if (refused.code() == FailureCode.FORBIDDEN || refused.code() == FailureCode.NOT_FOUND) {
        throw refused;
      }
      return visit.redirect(page, refused);
    }
  }

  /** Lines without a value take the experience away. */
  private static Map<String, Integer> experiences(Visit visit) {
    List<String> domains = visit.texts("domain");
    List<String> values = visit.texts("value");
    Map<String, Integer> experiences = new TreeMap<>();
    for (int i = 0; i < Math.min(domains.size(), values.size()); i++) {
      String domain = domains.get(i).strip();
      String value = values.get(i).strip();
      if (!domain.isEmpty() && !value.isEmpty()) {
        experiences.put(domain, UserEdits.number(value));
      }
    }
    return experiences;
  }

  private Reply teams(Visit visit) {
    CurrentUser user = visit.manager();
    ShownUser seen = cases.users().get(user, visit.request().id("id"));
    List<Membership> wanted = new ArrayList<>();
    List<ObjectId> asked = new ArrayList<>();
    for (WireTeam team : Choices.teamsByName(cases.teams(), user, Right.EDIT_USER)) {
      String role = visit.text("team-" + team.id());
      asked.add(team.id());
      if (!role.isEmpty()) {
        wanted.add(new Membership(team.id(), role.equals("manager")));
      }
    }
    for (WireTeamMembership team : seen.user().teams()) {
      if (!asked.contains(team.id())) {
        wanted.add(new Membership(team.id(), team.isTeamManager()));
      }
    }
    return changed(visit, UserEdits.teams(wanted), "The teams of %s were changed.");
  }
}
