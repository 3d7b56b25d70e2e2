package org.clew.client;

import java.util.Map;
import org.clew.model.wire.WireToken;

/** Trades a password for a token. */
final class SignIn {
  private SignIn() {}

  static String token(Http http, String email, String password) {
    Answer answer =
        http.hiding(password)
            .post(Route.of("/auth/login"), Map.of("email", email, "password", password));
    String cookie =
        answer.headers().allValues("Set-Cookie").stream()
            .filter(set -> set.startsWith("id="))
            .map(set -> set.split(";", 2)[0])
            .findFirst()
            .orElseThrow(() ->
                new InvalidResponseException(
                    "The server let us in but set no cookie “id” (POST /auth/login).", null));
    Http session =
        new Http(http.transport().as(Credential.cookie(cookie)), http.dialect()).hiding(password);
    return InvalidResponseException.present(
        session.get(Route.of("/auth/token")).as(WireToken.class).token(), "token");
  }
}
