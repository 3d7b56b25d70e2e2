package org.clew.server.auth;

import io.javalin.http.HandlerType;
import org.clew.server.api.Api;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.jspecify.annotations.Nullable;

/** Paths that set passwords; WEBKNOSSOS sends mails instead. */
public final class PasswordRoutes implements Routes {
  private final PasswordChanges changes;

  /** Over the use cases. */
  public PasswordRoutes(PasswordChanges changes) {
    this.changes = changes;
  }

  /** The body that changes one’s own password. */
  record Change(@Nullable String oldPassword, @Nullable String newPassword) {
    @Override
    public String toString() {
      return "Change";
    }
  }

  /** The body that sets a password. */
  record Wanted(@Nullable String password) {
    @Override
    public String toString() {
      return "Wanted";
    }
  }

  @Override
  public void describe(Api api) {
    PasswordApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.own(HandlerType.POST, "/user/password", this::change);
    router.own(
        HandlerType.POST,
        "/users/{id}/passwordReset",
        request -> Reply.json(changes.issueReset(request.user(), request.id("id"))));
    router.own(HandlerType.POST, "/passwordResets/{token}", this::reset);
  }

  private Reply change(Request request) {
    CurrentUser user = request.user();
    Change body = request.body(Change.class);
    String secret = request.secret() == null ? "" : request.secret();
    changes.change(
        new PasswordChanges.Session(user, secret, request.clientAddress()),
        required("oldPassword", body.oldPassword()),
        required("newPassword", body.newPassword()));
    return Reply.message("Your password was changed. All other sessions of yours have ended.");
  }

  private Reply reset(Request request) {
    String wanted = required("password", request.body(Wanted.class).password());
    changes.reset(request.path("token"), wanted);
    return Reply.message("Your password was set. You can sign in now.");
  }

  private static String required(String key, @Nullable String value) {
    if (value == null) {
      throw Failure.badRequest("Invalid json format. “%s” is missing.".formatted(key));
    }
    return value;
  }
}
