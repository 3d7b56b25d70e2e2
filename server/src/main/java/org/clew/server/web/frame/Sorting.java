package org.clew.server.web.frame;

import java.util.Objects;

/**
 * The order of a table, and the addresses of other orders.
 *
 * @param path of the page with what is searched for, ending with “?” or “&amp;”
 * @param key of the column that it is ordered by
 * @param isDescending whether the largest comes first
 */
public record Sorting(String path, String key, boolean isDescending) {
  /** Where a click on a column’s head leads: its order, or the reverse. */
  public String address(String column) {
    boolean turns = Objects.equals(column, key) && !isDescending;
    return "%ssort=%s%s".formatted(path, turns ? "-" : "", column);
  }

  /** For {@code aria-sort}. */
  public String aria(String column) {
    if (!column.equals(key)) {
      return "none";
    }
    return isDescending ? "descending" : "ascending";
  }
}
