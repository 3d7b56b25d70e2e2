package org.clew.client;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a request shows to prove who sends it, and what must never be shown to anyone else. */
record Credential(List<String> header, List<String> secrets) {
  private static final Pattern TOKEN =
      Pattern.compile("([?&](?:token|sharingToken)=)[^&\\s\"'<>“”]*", Pattern.CASE_INSENSITIVE);

  static final Credential NONE = new Credential(List.of(), List.of());

  static Credential token(String token) {
    return new Credential(List.of("X-Auth-Token", token), List.of(token));
  }

  static Credential cookie(String cookie) {
    return new Credential(List.of("Cookie", cookie), List.of(cookie.substring("id=".length())));
  }

  Credential hiding(String secret) {
    List<String> more = new ArrayList<>(secrets);
    more.add(secret);
    return new Credential(header, more);
  }

  /** What to look at when the server answers with this status; may be empty. */
  String hint(int status) {
    if (header.isEmpty()) {
      boolean maybeHidden = status == 401 || status == 403 || status == 404;
      return maybeHidden ? "The request was sent without a token (WK_TOKEN)." : "";
    }
    return switch (status) {
      case 401 -> "Is the token right, and still valid (WK_TOKEN)?";
      case 403 -> "Is the token that of a user who may do this (WK_TOKEN)?";
      default -> "";
    };
  }

  String redact(String text) {
    String clean = TOKEN.matcher(text).replaceAll("$1…");
    for (String secret : secrets) {
      clean = secret.isEmpty() ? clean : clean.replace(secret, "…");
    }
    return clean;
  }

  @Override
  public String toString() {
    return "Credential[…]";
  }
}
