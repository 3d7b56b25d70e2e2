package org.clew.server.imports;

import org.jspecify.annotations.Nullable;

/**
 * Follows the quotes of one line of CSV byte by byte, to know where it ends: a line break between
 * quotes is part of a field. Names what could not be read in one way only.
 */
final class CsvScan {
  private enum Place {
    FIELD_START,
    PLAIN,
    QUOTED,
    QUOTE_IN_QUOTED
  }

  private final byte separator;
  private Place place = Place.FIELD_START;
  private boolean isReturned;
  private @Nullable String problem;

  CsvScan(char separator) {
    this.separator = (byte) separator;
  }

  /** Forgets the line before. */
  void begin() {
    place = Place.FIELD_START;
    isReturned = false;
    problem = null;
  }

  /** Goes on by a byte that is no line break. */
  void step(byte one) {
    if (isReturned && place != Place.QUOTED) {
      problem = "It holds a carriage return that does not end the line.";
    }
    isReturned = false;
    switch (place) {
      case FIELD_START, PLAIN -> {
        isReturned = one == '\r';
        if (one == separator) {
          place = Place.FIELD_START;
        } else {
          place = place == Place.FIELD_START && one == '"' ? Place.QUOTED : Place.PLAIN;
        }
      }
      case QUOTED -> place = one == '"' ? Place.QUOTE_IN_QUOTED : Place.QUOTED;
      case QUOTE_IN_QUOTED -> {
        isReturned = one == '\r';
        if (one == '"') {
          place = Place.QUOTED;
        } else if (one == separator) {
          place = Place.FIELD_START;
        } else if (!isReturned) {
          problem = "Something follows a quote that is closed.";
          place = Place.PLAIN;
        }
      }
    }
  }

  /** The file ends here. */
  void end() {
    if (place == Place.QUOTED) {
      problem = "A quote is not closed up to the end of the file.";
    }
  }

  /** Whether a line break would be part of a field. */
  boolean isQuoted() {
    return place == Place.QUOTED;
  }

  /** Whether the last byte was a carriage return, which a line break may follow. */
  boolean isReturned() {
    return isReturned;
  }

  /** Why the line cannot be read; null if it can. */
  @Nullable String problem() {
    return problem;
  }
}
