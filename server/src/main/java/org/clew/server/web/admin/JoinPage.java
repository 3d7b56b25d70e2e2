package org.clew.server.web.admin;

import java.util.List;
import org.clew.model.wire.WireAcceptance;
import org.clew.model.wire.WireOpenInvitation;
import org.clew.model.wire.WireUser;
import org.clew.server.auth.SessionCookie;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.Reply;
import org.clew.server.web.frame.Flash;
import org.clew.server.web.frame.Form;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.Visit;
import org.clew.server.web.frame.WebPage;
import org.jspecify.annotations.Nullable;

/** Where invited people choose name and password, and where others set a new password. */
public final class JoinPage implements WebPage {
  private static final String JOIN = "admin/join.jte";
  private static final String PASSWORD = "admin/password.jte";
  private static final String NEW_PASSWORD = "Set your password";

  private final AdminCases cases;

  /** Over the use cases. */
  public JoinPage(AdminCases cases) {
    this.cases = cases;
  }

  /**
   * What the page of an invited person shows.
   *
   * @param token the secret of the link
   * @param invitation what they are invited to
   */
  public record Invited(Form form, String token, WireOpenInvitation invitation) {
    /** Without the secret, so that logs stay clean. */
    @Override
    public String toString() {
      return "Invited";
    }
  }

  /**
   * What the page of a password shows.
   *
   * @param token the secret of the link
   * @param email whose password it is
   */
  public record Forgetful(Form form, String token, String email) {
    /** Without the secret, so that logs stay clean. */
    @Override
    public String toString() {
      return "Forgetful";
    }
  }

  @Override
  public void register(PageRouter pages) {
    pages.getOpen("/join/{token}", this::show);
    pages.postOpen("/join/{token}", this::join);
    pages.getOpen("/password/{token}", this::askForPassword);
    pages.postOpen("/password/{token}", this::setPassword);
  }

  private Reply show(Visit visit) {
    String token = visit.request().path("token");
    WireOpenInvitation invitation = cases.invitations().look(token);
    return visit.page(
        JOIN,
        "Join " + invitation.organizationName(),
        new Invited(Form.empty(), token, invitation));
  }

  private Reply join(Visit visit) {
    String token = visit.request().path("token");
    WireOpenInvitation invitation = cases.invitations().look(token);
    Form form = visit.form(List.of("firstName", "lastName", "email"));
    String password = password(visit);
    Form checked = passwords(visit, required(invitation, form));
    if (!checked.isGood()) {
      return refused(visit, checked, token, invitation);
    }
    WireUser user;
    try {
      user =
          cases
              .invitations()
              .accept(
                  token,
                  new WireAcceptance(
                      invitation.email() == null ? form.value("email") : null,
                      form.value("firstName"),
                      form.value("lastName"),
                      password))
              .user();
    } catch (Failure refused) {
      if (refused.code() == FailureCode.NOT_FOUND) {
        throw refused;
      }
      return refused(visit, explained(checked, refused), token, invitation);
    }
    return signedIn(visit, user, password);
  }

  private Reply signedIn(Visit visit, WireUser user, String password) {
    String secret = cases.tokens().signIn(user.email(), password, visit.request().clientAddress());
    return visit.redirect("/").with("Set-Cookie", SessionCookie.begin(secret, visit.request()));
  }

  private static Reply refused(
      Visit visit, Form form, String token, WireOpenInvitation invitation) {
    return visit.refused(
        JOIN, "Join " + invitation.organizationName(), new Invited(form, token, invitation));
  }

  private static Form required(WireOpenInvitation invitation, Form form) {
    Form checked = form;
    if (form.value("firstName").isEmpty()) {
      checked = checked.withError("firstName", "Please give your first name.");
    }
    if (form.value("lastName").isEmpty()) {
      checked = checked.withError("lastName", "Please give your last name.");
    }
    if (invitation.email() == null && form.value("email").isEmpty()) {
      checked = checked.withError("email", "Please give the address to sign in with.");
    }
    return checked;
  }

  private static String password(Visit visit) {
    @Nullable String password = visit.request().form("password");
    return password == null ? "" : password;
  }

  private static Form passwords(Visit visit, Form form) {
    String password = password(visit);
    if (password.length() < 8) {
      return form.withError("password", "A password has at least 8 characters.");
    }
    return password.equals(visit.request().form("again"))
        ? form
        : form.withError("again", "This is not the same password.");
  }

  private static Form explained(Form form, Failure refused) {
    String text = refused.getMessage();
    if (text.startsWith("A password")) {
      return form.withError("password", text);
    }
    return text.contains("email") ? form.withError("email", text) : form.withFailure(refused);
  }

  private Reply askForPassword(Visit visit) {
    String token = visit.request().path("token");
    String email = cases.passwords().look(token);
    return visit.page(PASSWORD, NEW_PASSWORD, new Forgetful(Form.empty(), token, email));
  }

  private Reply setPassword(Visit visit) {
    String token = visit.request().path("token");
    String email = cases.passwords().look(token);
    Form form = passwords(visit, Form.empty());
    if (form.isGood()) {
      try {
        cases.passwords().reset(token, password(visit));
        return visit.redirect(
            "/sign-in", Flash.good("Your password is set. You can sign in with it now."));
      } catch (Failure refused) {
        form = explained(form, refused);
      }
    }
    return visit.refused(PASSWORD, NEW_PASSWORD, new Forgetful(form, token, email));
  }
}
