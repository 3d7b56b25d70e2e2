package org.clew.client;

import java.net.URI;
import java.util.List;

/**
 * The server refused or failed: it answered with a status other than 2xx. What the Python client
 * calls {@code UnexpectedStatusError}.
 *
 * <p>The message reads {@code 404: Task “681…” could not be found or accessed. (GET
 * https://webknossos.org/api/v14/tasks/681…)}. {@link NotFoundException} and {@link
 * NotAuthorizedException} are the narrower cases that programs tell apart most often.
 */
public sealed class UnexpectedStatusException extends ClewException
    permits NotFoundException, NotAuthorizedException, ConflictException {
  private final int status;
  private final URI url;
  private final List<String> messages;
  private final String body;

  UnexpectedStatusException(Refusal refusal) {
    super(refusal.text(), null);
    this.status = refusal.status();
    this.url = refusal.url();
    this.messages = refusal.messages();
    this.body = refusal.body();
  }

  /** The HTTP status: 404 for what is not there or not visible, 403 for what is not allowed, … */
  public int status() {
    return status;
  }

  /** What was asked for, without parameters. */
  public URI url() {
    return url;
  }

  /** What the server says about it, most important first; never empty. */
  public List<String> messages() {
    return messages;
  }

  /**
   * The beginning of the answer as it came, at most 2000 characters, without any secret of this
   * client; may be empty.
   */
  public String body() {
    return body;
  }
}
