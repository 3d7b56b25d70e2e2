package org.clew.server.web.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTeamMembership;
import org.clew.model.wire.WireUser;
import org.clew.model.wire.WireUserChange;
import org.clew.server.auth.Right;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.user.ShownUser;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** Changes that many people get at once; each person’s is told. */
public final class UserBulkActions implements WebPage {
  private final AdminCases cases;

  /** Over the use cases. */
  public UserBulkActions(AdminCases cases) {
    this.cases = cases;
  }

  @Override
  public void register(PageRouter pages) {
    pages.post("/users/bulk", this::act);
  }

  private Reply act(Visit visit) {
    CurrentUser user = visit.manager();
    List<ShownUser> chosen = new ArrayList<>();
    for (String id : visit.texts("user").stream().filter(Choices::isId).distinct().toList()) {
      chosen.add(cases.users().get(user, new ObjectId(id)));
    }
    String back = back(visit);
    if (chosen.isEmpty()) {
      return visit.redirect(back, Flash.warning("Tick the people first.", List.of()));
    }
    try {
      return switch (visit.text("do")) {
        case "experience-set", "experience-add", "experience-remove" ->
            visit.redirect(back, experience(visit, chosen));
        case "team-add", "team-remove" -> visit.redirect(back, team(visit, user, chosen));
        case "activate" -> visit.redirect(back, activation(visit, chosen, true));
        case "deactivate" ->
            visit.page(
                "admin/users-deactivate.jte",
                "Deactivate people",
                DeactivateQuestion.of(cases, user, chosen, visit.text("query")));
        case "deactivate-now" -> visit.redirect(back, activation(visit, chosen, false));
        default -> throw Failure.badRequest("There is no such change.");
      };
    } catch (Failure refused) {
      return visit.redirect(back, refused);
    }
  }

  private static String back(Visit visit) {
    String query = visit.text("query");
    return query.matches("[!-~]*") ? "/users?" + query : "/users";
  }

  private Flash experience(Visit visit, List<ShownUser> chosen) {
    String domain = visit.text("domain");
    if (domain.length() < 2) {
      throw Failure.badRequest(
          "Nothing was changed: say which experience, with at least 2 characters.");
    }
    String way = visit.text("do");
    int value = way.equals("experience-remove") ? 0 : UserEdits.number(visit.text("value"));
    return each(
        visit,
        chosen,
        seen -> {
          Integer before = seen.experiences().get(domain);
          @Nullable Integer after =
              switch (way) {
                case "experience-set" -> value;
                case "experience-add" -> sum(before == null ? 0 : before, value);
                default -> null;
              };
          return Objects.equals(before, after)
              ? null
              : new Step(
                  UserEdits.experiences(UserEdits.with(seen, domain, after)),
                  "%s %s → %s"
                      .formatted(
                          domain,
                          before == null ? "none" : before,
                          after == null ? "none" : after));
        });
  }

  private static int sum(int before, int more) {
    return Math.clamp((long) before + more, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  private Flash team(Visit visit, CurrentUser user, List<ShownUser> chosen) {
    String text = visit.text("to-team");
    String name = Choices.teams(cases.teams(), user, Right.EDIT_USER, "").getOrDefault(text, "");
    if (name.isEmpty()) {
      throw Failure.badRequest("Nothing was changed: choose a team that you manage.");
    }
    ObjectId team = new ObjectId(text);
    boolean isManager = visit.text("manager").equals("true");
    return visit.text("do").equals("team-add")
        ? each(
            visit,
            chosen,
            seen ->
                membership(seen, team).filter(is -> is == isManager).isPresent()
                    ? null
                    : new Step(
                        UserEdits.teams(UserEdits.with(seen, team, isManager)),
                        (isManager ? "manages “%s” now" : "is in “%s” now").formatted(name)))
        : each(
            visit,
            chosen,
            seen ->
                membership(seen, team).isEmpty()
                    ? null
                    : new Step(
                        UserEdits.teams(UserEdits.without(seen, team)),
                        "is no longer in “%s”".formatted(name)));
  }

  /** Whether someone manages a team; empty if they are not in it. */
  private static Optional<Boolean> membership(WireUser user, ObjectId team) {
    return user.teams().stream()
        .filter(each -> each.id().equals(team))
        .map(WireTeamMembership::isTeamManager)
        .findFirst();
  }

  private Flash activation(Visit visit, List<ShownUser> chosen, boolean isActive) {
    return each(
        visit,
        chosen,
        seen ->
            seen.isActive() == isActive
                ? null
                : new Step(
                    UserEdits.activation(isActive),
                    isActive ? "can sign in again" : "cannot sign in any more"));
  }

  /**
   * What someone’s part of a change is.
   *
   * @param text what it means for them
   */
  private record Step(WireUserChange wanted, String text) {}

  private Flash each(
      Visit visit, List<ShownUser> chosen, Function<WireUser, @Nullable Step> stepOf) {
    List<String> done = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (ShownUser seen : chosen) {
      Step step = stepOf.apply(seen.user());
      if (step != null) {
        String name = Choices.name(seen.user());
        try {
          cases.changes().change(UserEdits.change(visit, seen, step.wanted()));
          done.add(name + ": " + step.text());
        } catch (Failure failure) {
          refused.add(name + ": " + failure.getMessage());
        }
      }
    }
    return told(visit, chosen.size(), done, refused);
  }

  private static Flash told(Visit visit, int chosen, List<String> done, List<String> refused) {
    int same = chosen - done.size() - refused.size();
    String text =
        visit.words().count(done.size(), "person was changed", "people were changed")
            + (refused.isEmpty()
                ? ""
                : ", " + visit.words().count(refused.size(), "could not be", "could not be"))
            + (same == 0 ? "" : "; for %d it is so already".formatted(same))
            + ".";
    List<String> details = new ArrayList<>(refused);
    details.addAll(done);
    return new Flash(refused.isEmpty() ? Flash.Kind.GOOD : Flash.Kind.WARNING, text, details);
  }
}
