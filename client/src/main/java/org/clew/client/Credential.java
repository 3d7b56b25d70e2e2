package org.clew.client;

import java.util.ArrayList;
import java.util.List;

/** What a request shows to prove who sends it, and what must never be shown to anyone else. */
record Credential(List<String> header, List<String> secrets) {
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

  String redact(String text) {
    String clean = text;
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
