package org.clew.server.auth;

import org.clew.model.wire.WireToken;
import org.clew.server.api.Api;
import org.clew.server.api.Section;

/** What the routes of sign-in say of themselves. */
final class AuthApi {
  private AuthApi() {}

  static void describe(Api api) {
    Section auth =
        api.section("Signing in", "Sessions of browsers, and tokens for the header X-Auth-Token.");
    auth.post("/auth/login", "Begins a session; also takes a form with the same fields")
        .open()
        .takes(AuthRoutes.Credentials.class)
        .also(429);
    auth.post("/auth/logout", "Ends the session").open().gives(String.class);
    auth.post("/auth/logoutEverywhere", "Ends all one’s sessions").gives(String.class);
    auth.get("/auth/token", "One’s token for scripts, made when there is none")
        .gives(WireToken.class);
    auth.delete("/auth/token", "Revokes one’s token for scripts").givesMessage();
    auth.post("/userToken/generate", "A token that opens voxels alone, for a day")
        .gives(WireToken.class);
  }
}
