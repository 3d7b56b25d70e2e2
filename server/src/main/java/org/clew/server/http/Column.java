package org.clew.server.http;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a list as a table.
 *
 * @param name stands above it
 * @param value of a row: a number, a text, …; null for an empty cell
 */
public record Column<T>(String name, Function<T, @Nullable Object> value) {}
