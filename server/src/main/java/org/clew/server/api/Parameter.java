package org.clew.server.api;

/**
 * Something in a query or a form.
 *
 * @param name of it
 * @param type of its text; {@code byte[]} for files
 * @param isNeeded whether the request fails without it
 * @param text what it means
 */
record Parameter(String name, Class<?> type, boolean isNeeded, String text) {}
