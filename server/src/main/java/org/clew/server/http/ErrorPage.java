package org.clew.server.http;

import org.clew.server.failure.Failure;

/** Tells people what went wrong with a page. */
@FunctionalInterface
public interface ErrorPage {
  /**
   * The answer.
   *
   * @param request for the page
   * @param status the HTTP status that programs would get
   * @param failure in words for the one who asked
   */
  Reply show(Request request, int status, Failure failure);
}
