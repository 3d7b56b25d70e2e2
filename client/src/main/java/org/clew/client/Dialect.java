package org.clew.client;

/**
 * How to talk to a server.
 *
 * @param version of the task API: 13 or 14
 * @param isClew whether it is Clew’s own, which knows more than WEBKNOSSOS
 */
record Dialect(int version, boolean isClew) {}
