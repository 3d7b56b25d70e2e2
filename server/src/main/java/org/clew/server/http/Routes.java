package org.clew.server.http;

import org.clew.server.api.Api;

/** Paths of one feature. */
public interface Routes {
  /** Registers them. */
  void register(Router router);

  /** Says what each of them takes, answers, and whom it is for. */
  default void describe(Api api) {}
}
