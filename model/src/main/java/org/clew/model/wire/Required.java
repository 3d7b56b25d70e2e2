package org.clew.model.wire;

import org.jspecify.annotations.Nullable;

/** Checks what a request cannot do without. */
final class Required {
  private Required() {}

  /** Refuses an absent value: a record made from JSON gets null for a key that is missing. */
  static void present(String key, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("“" + key + "” is missing.");
    }
  }
}
