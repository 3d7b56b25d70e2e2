package org.clew.server.api;

/** Whom a route is for. */
public interface Who {
  /** The same in words, e.g. “a manager of its team, an admin”. */
  String words();
}
