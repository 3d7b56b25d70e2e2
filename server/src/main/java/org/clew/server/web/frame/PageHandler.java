package org.clew.server.web.frame;

import org.clew.server.http.Reply;

/** Answers a visit. */
@FunctionalInterface
public interface PageHandler {
  /** The answer; a {@link org.clew.server.failure.Failure} becomes a page that tells it. */
  Reply handle(Visit visit);
}
