package org.clew.server.web.frame;

import org.jspecify.annotations.Nullable;

/**
 * The way through a list that does not fit on a page.
 *
 * @param first the address of its beginning; null on the first page
 * @param next the address of what follows; null at its end
 */
public record Paging(@Nullable String first, @Nullable String next) {
  /** A list that fits. */
  public static final Paging NONE = new Paging(null, null);

  /** Whether the list fits. */
  public boolean isNone() {
    return first == null && next == null;
  }
}
