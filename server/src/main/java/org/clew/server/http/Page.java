package org.clew.server.http;

import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * A part of a list.
 *
 * @param limit how many rows at the most
 * @param number which part, from 0
 * @param withTotal whether the number of all rows is wanted
 */
public record Page(int limit, int number, boolean withTotal) {
  /** The number of all rows, counted only if it is wanted. */
  public OptionalLong total(LongSupplier count) {
    return withTotal ? OptionalLong.of(count.getAsLong()) : OptionalLong.empty();
  }

  /** How many rows come before it. */
  public long offset() {
    return (long) limit * number;
  }
}
