package org.clew.server.web.frame;

/** A page, or a few that belong together. */
@FunctionalInterface
public interface WebPage {
  /** Registers its addresses. */
  void register(PageRouter pages);
}
