package org.clew.server.http;

/**
 * A part of a list.
 *
 * @param limit how many rows at the most
 * @param number which part, from 0
 * @param withTotal whether the number of all rows is wanted
 */
public record Page(int limit, int number, boolean withTotal) {
  /** How many rows come before it. */
  public long offset() {
    return (long) limit * number;
  }
}
