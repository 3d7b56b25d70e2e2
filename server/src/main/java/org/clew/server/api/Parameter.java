package org.clew.server.api;

/**
 * Something in a query, a header or a form.
 *
 * @param in which of them
 * @param name of it
 * @param type of its text; {@code byte[]} for files
 * @param isNeeded whether the request fails without it
 * @param text what it means
 */
record Parameter(String in, String name, Class<?> type, boolean isNeeded, String text) {}
