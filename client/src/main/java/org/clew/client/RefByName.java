package org.clew.client;

import java.util.function.Function;
import org.clew.model.ObjectId;

record RefByName<T>(String name) implements Ref<T> {
  /** The id of what a reference points at, looking it up only if all that is known is a name. */
  static <T> ObjectId id(Ref<T> ref, Function<String, ? extends Thing<T>> byName) {
    if (ref instanceof RefByName<T> named) {
      return byName.apply(named.name()).id();
    }
    return ((Thing<T>) ref).id();
  }

  /** The id of what can only be pointed at by id. */
  static <T> ObjectId id(Ref<T> ref) {
    return ((Thing<T>) ref).id();
  }
}
