package org.clew.model.wire;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a row of an import.
 *
 * @param line where in the file the row begins, from 1
 * @param field which field of the row; null for the row as a whole
 * @param reason what is wrong, for people
 */
public record WireBadRow(long line, @Nullable String field, String reason) {}
