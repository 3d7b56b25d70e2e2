package org.clew.server.http;

import java.util.List;
import java.util.OptionalLong;

/**
 * A part of a list, as a {@link Page} asked for it.
 *
 * @param rows of this part
 * @param total the number of all, if it was asked for
 */
public record Part<T>(List<T> rows, OptionalLong total) {
  /** Copies the rows. */
  public Part {
    rows = List.copyOf(rows);
  }
}
