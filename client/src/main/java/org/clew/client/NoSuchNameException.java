package org.clew.client;

/**
 * There is nothing of this kind by this name, or it is not for these eyes. What the Python client
 * raises a {@code ValueError} for; thrown before anything is made or changed.
 */
public final class NoSuchNameException extends IllegalArgumentException {
  NoSuchNameException(String kind, String name) {
    super("There is no %s named “%s” that you may see.".formatted(kind, name));
  }
}
