package org.clew.server.imports;

import org.jspecify.annotations.Nullable;

/**
 * A line of a file; of CSV, as many lines as a row takes.
 *
 * @param number of the line, from 1
 * @param text without what ends the line
 * @param problem why it cannot be read; null if it can
 */
record FileLine(long number, String text, @Nullable String problem) {}
