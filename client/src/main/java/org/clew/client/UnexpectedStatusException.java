package org.clew.client;

import java.util.List;

/**
 * The server refused or failed: it answered with a status other than 2xx.
 *
 * <p>The message reads {@code 404: Task “681…” could not be found or accessed. (GET
 * /api/v14/tasks/681…)}.
 */
public final class UnexpectedStatusException extends ClewException {
  private final int status;
  private final List<String> messages;

  UnexpectedStatusException(int status, List<String> messages, String request) {
    super("%d: %s (%s)".formatted(status, String.join(" ", messages), request), null);
    this.status = status;
    this.messages = List.copyOf(messages);
  }

  /** The HTTP status: 404 for what is not there or not visible, 403 for what is not allowed, … */
  public int status() {
    return status;
  }

  /** What the server says about it, most important first; never empty. */
  public List<String> messages() {
    return messages;
  }
}
