package org.clew.server.auth;

import org.clew.model.wire.WireOneTimeToken;
import org.clew.server.api.Api;
import org.clew.server.api.Section;

/** What the routes of passwords say of themselves. */
final class PasswordApi {
  private PasswordApi() {}

  static void describe(Api api) {
    Section auth = api.section("Signing in", "");
    auth.own("POST", "/user/password", "Changes one’s own password; other sessions end")
        .takes(PasswordRoutes.Change.class)
        .givesMessage()
        .also(403, 429);
    auth.own(
            "POST",
            "/users/{id}/passwordReset",
            "Makes a token with which a user sets their password once")
        .may(Right.RESET_PASSWORD)
        .gives(WireOneTimeToken.class);
    auth.own("POST", "/passwordResets/{token}", "Sets a password with such a token")
        .open()
        .takes(PasswordRoutes.Wanted.class)
        .givesMessage();
  }
}
