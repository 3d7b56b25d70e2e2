package org.clew.client;

import java.net.URI;
import java.util.List;

/**
 * An answer other than a success.
 *
 * @param status of HTTP
 * @param method the verb of the request
 * @param url that was asked, without parameters
 * @param messages what the server says, never empty
 * @param body the beginning of the answer as it came
 * @param hint what to look at, may be empty
 */
record Refusal(
    int status, String method, URI url, List<String> messages, String body, String hint) {
  private static final int LIMIT = 2000;

  Refusal {
    messages = List.copyOf(messages);
    body = start(body);
  }

  /** The refusal of one of many things that were asked for with one request. */
  static Refusal ofItem(int status, Faults faults, String message) {
    return new Refusal(status, faults.method(), faults.url(), List.of(message), "", "");
  }

  /** All of it in one line or a few. */
  String text() {
    String said = start(String.join(" ", messages));
    String told = hint.isEmpty() ? said : said + " " + hint;
    return "%d: %s (%s %s)".formatted(status, told, method, url);
  }

  /** The exception that tells it. */
  UnexpectedStatusException exception() {
    return switch (status) {
      case 404 -> new NotFoundException(this);
      case 401, 403 -> new NotAuthorizedException(this);
      case 412 -> new ConflictException(this);
      default -> new UnexpectedStatusException(this);
    };
  }

  private static String start(String text) {
    return text.length() > LIMIT ? text.substring(0, LIMIT) : text;
  }
}
