package org.clew.server.http;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param limit how many rows at the most
 * @param number which part, from 0
 * @param withTotal whether the number of all rows is wanted
 * @param after the last row of the part before; null to begin at the beginning, or where this is no
 *     way to go through the list
 */
public record Page(int limit, int number, boolean withTotal, @Nullable ObjectId after) {
  /** The number of all rows, counted only if it is wanted. */
  public OptionalLong total(LongSupplier count) {
    return withTotal ? OptionalLong.of(count.getAsLong()) : OptionalLong.empty();
  }

  /** The same with fewer rows at the most. */
  Page ofSize(int rows) {
    // Of parts that are as large as this, only the first is not empty.
    return new Page(number == 0 ? rows : 0, 0, withTotal, after);
  }

  /** The same, but no larger than some size. */
  public Page atMost(int rows) {
    return new Page(Math.min(limit, rows), number, withTotal, after);
  }

  /** The same without the number of all rows. */
  public Page withoutTotal() {
    return new Page(limit, number, false, after);
  }

  /** How many rows come before it. */
  public long offset() {
    return (long) limit * number;
  }

  /** The limit and one more, which tells whether the list goes on. */
  public long limitAndOne() {
    return limit + 1L;
  }

  /** The row to begin after, as a parameter. */
  public @Nullable String afterText() {
    return after == null ? null : after.value();
  }
}
