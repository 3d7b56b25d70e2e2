package org.clew.server.http;

/** Paths of one feature. */
public interface Routes {
  /** Registers them. */
  void register(Router router);
}
