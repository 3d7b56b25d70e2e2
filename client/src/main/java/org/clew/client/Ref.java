package org.clew.client;

import org.clew.model.ObjectId;

/**
 * Points at a thing on the server: the thing itself, its id, or its name. Wherever a method takes a
 * {@code Ref}, all of these will do.
 *
 * <pre>{@code
 * clew.tasks().delete(task);
 * clew.tasks().delete(Ref.id("681dc3a10100002b00a1b2c3"));
 * team.add(user, TeamRole.MANAGER);
 * new TaskTypeParameters("trace axons", "Follow the axon.", Ref.name("Annotators"));
 * }</pre>
 *
 * <p>A name is looked up when it is needed, with one more request; {@link NoSuchNameException} if
 * there is nothing by that name.
 *
 * @param <T> what it points at
 */
public sealed interface Ref<T> permits RefByName, Thing {
  /** By id. */
  static <T> Ref<T> id(ObjectId id) {
    return new RefById<>(id);
  }

  /**
   * By the text of an id.
   *
   * @throws IllegalArgumentException if the text is not 24 lower-case hexadecimal characters
   */
  static <T> Ref<T> id(String id) {
    return new RefById<>(new ObjectId(id));
  }

  /** By name; only for things that have a name of their own. */
  static <T extends Named> Ref<T> name(String name) {
    return new RefByName<>(name);
  }
}
