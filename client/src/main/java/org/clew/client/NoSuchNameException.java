package org.clew.client;

/** There is nothing of this kind by this name, or it is not for these eyes. */
public final class NoSuchNameException extends ClewException {
  NoSuchNameException(String kind, String name) {
    super("There is no %s named “%s” that you may see.".formatted(kind, name), null);
  }
}
