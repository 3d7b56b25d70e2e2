package org.clew.server.auth;

import org.clew.model.wire.WireToken;
import org.clew.server.api.Api;
import org.clew.server.failure.Failure;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and tokens. */
public final class AuthRoutes implements Routes {
  private final Tokens tokens;

  /** Over the tokens. */
  public AuthRoutes(Tokens tokens) {
    this.tokens = tokens;
  }

  /** What signs in; both are needed, which {@link #signIn} says more clearly than a parser. */
  record Credentials(@Nullable String email, @Nullable String password) {}

  @Override
  public void describe(Api api) {
    AuthApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.post("/auth/login", this::signIn);
    router.post("/auth/logout", this::signOut);
    router.post("/auth/logoutEverywhere", this::signOutEverywhere);
    router.get(
        "/auth/token",
        request -> Reply.json(new WireToken(tokens.issueForScripts(request.user()))));
    router.delete("/auth/token", this::revoke);
    router.post(
        "/userToken/generate",
        request -> Reply.json(new WireToken(tokens.issueForVoxels(request.user()))));
  }

  private Reply signIn(Request request) {
    Credentials credentials =
        request.isJson()
            ? request.body(Credentials.class)
            : new Credentials(request.form("email"), request.form("password"));
    if (credentials.email() == null || credentials.password() == null) {
      throw Failure.badRequest("Signing in takes an “email” and a “password”.");
    }
    String secret =
        tokens.signIn(credentials.email(), credentials.password(), request.clientAddress());
    return Reply.empty().with("Set-Cookie", SessionCookie.begin(secret, request));
  }

  private Reply signOut(Request request) {
    String secret = request.secret();
    if (request.optionalUser() != null && secret != null) {
      tokens.signOut(request.user(), secret);
    }
    return Reply.json("/").with("Set-Cookie", SessionCookie.end(request));
  }

  private Reply signOutEverywhere(Request request) {
    tokens.signOutEverywhere(request.user());
    return Reply.json("/").with("Set-Cookie", SessionCookie.end(request));
  }

  private Reply revoke(Request request) {
    tokens.revokeForScripts(request.user());
    return Reply.message("Token was deleted.");
  }
}
