package org.clew.server.web.frame;

import java.util.List;
import java.util.function.Supplier;
import org.clew.server.auth.SessionCookie;
import org.clew.server.auth.Tokens;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;

/** Signing in and out, and how the pages look. */
public final class SignInPage implements WebPage {
  private static final String TEMPLATE = "frame/sign-in.jte";
  private static final String TITLE = "Clew";

  private final Tokens tokens;
  private final Supplier<Facts> facts;

  /** With facts about the server, asked for each time. */
  public SignInPage(Tokens tokens, Supplier<Facts> facts) {
    this.tokens = tokens;
    this.facts = facts;
  }

  /**
   * What is told about the server.
   *
   * @param version of the server
   * @param schemaVersion of the database
   * @param url of the server as clients see it
   */
  public record Facts(String version, int schemaVersion, String url) {}

  /**
   * What the page shows.
   *
   * @param form with the address that was given
   * @param then the page that was asked for
   * @param notice why someone is asked to sign in, or empty
   * @param facts about the server
   */
  public record View(Form form, String then, String notice, Facts facts) {}

  @Override
  public void register(PageRouter pages) {
    pages.getOpen("/sign-in", this::show);
    pages.postOpen("/sign-in", this::signIn);
    pages.postOpen("/sign-out", this::signOut);
  }

  /** The page, whatever was asked for. */
  public Reply show(Visit visit) {
    String then = OwnPath.of(visit.request().query("to"));
    if (visit.request().optionalUser() != null) {
      return visit.redirect(then);
    }
    return visit.page(TEMPLATE, TITLE, view(visit, Form.empty(), then));
  }

  private View view(Visit visit, Form form, String then) {
    // Whoever is told what went wrong knows by now why they are asked.
    String notice = form.isGood() ? notice(visit.request(), then) : "";
    return new View(form, then, notice, facts.get());
  }

  private static String notice(Request request, String then) {
    String session = request.cookie(Request.SESSION_COOKIE);
    if (session != null && !session.isEmpty()) {
      return "Your session has ended. Please sign in again; then you get on where you were.";
    }
    return then.equals("/") ? "" : "Please sign in; then you get to the page that you asked for.";
  }

  private Reply signIn(Visit visit) {
    Request request = visit.request();
    String then = OwnPath.of(visit.text("to"));
    Form form = visit.form(List.of("email"));
    String password = request.form("password");
    if (form.value("email").isEmpty()) {
      form = form.withError("email", "Please give your e-mail address.");
    }
    if (password == null || password.isEmpty()) {
      form = form.withError("password", "Please give your password.");
    }
    if (password == null || !form.isGood()) {
      return visit.refused(TEMPLATE, TITLE, view(visit, form, then));
    }
    try {
      String secret = tokens.signIn(form.value("email"), password, request.clientAddress());
      return visit.redirect(then).with("Set-Cookie", SessionCookie.begin(secret, request));
    } catch (Failure refused) {
      Reply page = visit.refused(TEMPLATE, TITLE, view(visit, form.withFailure(refused), then));
      return refused
          .retryAfter()
          .map(wait -> page.withStatus(429).with("Retry-After", "" + wait.toSeconds()))
          .orElse(page);
    }
  }

  private Reply signOut(Visit visit) {
    CurrentUser user = visit.request().optionalUser();
    String secret = visit.request().secret();
    if (user != null && secret != null) {
      tokens.signOut(user, secret);
    }
    return visit.redirect("/").with("Set-Cookie", SessionCookie.end(visit.request()));
  }
}
