package org.clew.server.imports;

import org.clew.model.wire.WireBadRow;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a row.
 *
 * @param line where the row begins, from 1
 * @param field which field; null for the row as a whole
 * @param reason what is wrong
 */
record BadRow(long line, @Nullable String field, String reason) {
  WireBadRow wire() {
    return new WireBadRow(line, field, reason);
  }
}
