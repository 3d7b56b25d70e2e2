package org.clew.server.imports;

import org.jspecify.annotations.Nullable;

/**
 * How a file is to be taken.
 *
 * @param isCsv whether it is CSV, not NDJSON
 * @param isDryRun whether nothing is to be created
 * @param skipsBadRows whether good rows are created though others are bad
 * @param fileName how the sender calls it, or null
 * @param key under which sending it again goes on with it, or null
 */
record ImportOptions(
    boolean isCsv,
    boolean isDryRun,
    boolean skipsBadRows,
    @Nullable String fileName,
    @Nullable String key) {}
