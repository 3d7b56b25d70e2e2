package org.clew.server.web.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireInvitation;
import org.clew.model.wire.WireIssuedInvitation;
import org.clew.model.wire.WireNewInvitation;
import org.clew.model.wire.WireNewUser.Membership;
import org.clew.model.wire.WireTeam;
import org.clew.server.auth.Right;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** Invites people, and lists invitations that are open. */
public final class InvitePage implements WebPage {
  private static final String PATH = "/users/invite";
  private static final String TEMPLATE = "admin/invite.jte";
  private static final List<String> FIELDS =
      List.of("email", "experiences", "days", "admin", "datasetManager");

  private final AdminCases cases;

  /** Over the use cases. */
  public InvitePage(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * What the page shows.
   *
   * @param teams that can be joined
   * @param chosen ids of those that are ticked
   * @param managed ids of those that are to be managed
   * @param open invitations
   * @param issued what was just made; null for nothing
   */
  public record View(
      Form form,
      List<WireTeam> teams,
      List<String> chosen,
      List<String> managed,
      List<WireInvitation> open,
      @Nullable WireIssuedInvitation issued) {
    /** Copies the lists. */
    public View {
      teams = List.copyOf(teams);
      chosen = List.copyOf(chosen);
      managed = List.copyOf(managed);
      open = List.copyOf(open);
    }

    /** The names of the teams of an invitation. */
    public String teamNames(WireInvitation invitation) {
      List<String> names = new ArrayList<>();
      for (Membership team : invitation.teams()) {
        teams.stream()
            .filter(each -> each.id().equals(team.id()))
            .forEach(each -> names.add(each.name() + (team.isTeamManager() ? " (manager)" : "")));
      }
      return String.join(", ", names);
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.get(
        PATH,
        visit ->
            visit.page(
                TEMPLATE,
                "Invite someone",
                view(visit, Form.of(Map.of("days", "7")), List.of(), null)));
    pages.post(PATH, this::invite);
    pages.post("/users/invitations/{id}/revoke", this::revoke);
  }

  private View view(
      Visit visit, Form form, List<String> chosen, @Nullable WireIssuedInvitation issued) {
    CurrentUser admin = visit.manager();
    // Before all else: who may not invite may not see this either.
    List<WireInvitation> open = cases.invitations().open(admin);
    return new View(
        form,
        Choices.teamsByName(cases.teams(), admin, Right.READ_TEAM),
        chosen,
        visit.texts("manager"),
        open,
        issued);
  }

  private Reply invite(Visit visit) {
    CurrentUser admin = visit.manager();
    Form form = visit.form(FIELDS);
    List<String> chosen = visit.texts("team");
    try {
      WireIssuedInvitation issued =
          cases
              .invitations()
              .invite(
                  admin,
                  new WireNewInvitation(
                      form.value("email").isEmpty() ? null : form.value("email"),
                      form.value("admin").equals("true"),
                      form.value("datasetManager").equals("true"),
                      memberships(chosen, visit.texts("manager")),
                      experiences(form.value("experiences")),
                      days(form.value("days"))));
      return visit.page(
          TEMPLATE,
          "Invite someone",
          view(visit, Form.of(Map.of("days", form.value("days"))), List.of(), issued));
    } catch (Failure refused) {
      if (refused.code() == FailureCode.FORBIDDEN) {
        throw refused;
      }
      return visit.refused(
          TEMPLATE, "Invite someone", view(visit, explained(form, refused), chosen, null));
    }
  }

  private static Form explained(Form form, Failure refused) {
    String text = refused.getMessage();
    if (text.contains("mail address") || text.contains("email")) {
      return form.withError("email", text);
    }
    if (text.contains("days")) {
      return form.withError("days", text);
    }
    return text.contains("xperience")
        ? form.withError("experiences", text)
        : form.withFailure(refused);
  }

  private static List<Membership> memberships(List<String> chosen, List<String> managed) {
    return Stream.concat(chosen.stream(), managed.stream())
        .filter(Choices::isId)
        .distinct()
        .map(id -> new Membership(new ObjectId(id), managed.contains(id)))
        .toList();
  }

  private static int days(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw Failure.badRequest("The number of days is a whole number, such as 7.");
    }
  }

  /** Reads “axons 5, dendrites 3”. */
  private static Map<String, Integer> experiences(String text) {
    Map<String, Integer> experiences = new LinkedHashMap<>();
    for (String part : text.split("[,;\n]", -1)) {
      String each = part.strip();
      if (!each.isEmpty()) {
        int blank = Math.max(each.lastIndexOf(' '), each.lastIndexOf(':'));
        try {
          experiences.put(
              each.substring(0, Math.max(0, blank)).replaceFirst("[:\\s]+$", ""),
              Integer.parseInt(each.substring(blank + 1)));
        } catch (NumberFormatException notANumber) {
          throw Failure.badRequest(
              "Experiences look like “axons 5, dendrites 3”; “%s” does not.".formatted(each));
        }
      }
    }
    return experiences;
  }

  private Reply revoke(Visit visit) {
    cases.invitations().revoke(visit.manager(), visit.request().id("id"));
    return visit.redirect(
        PATH, Flash.good("The invitation was taken back: its link leads nowhere now."));
  }
}
