package org.clew.annotation.skeleton;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nested groups whose ids are unique among all of them: of trees, or of segments. */
public final class Groups {
  private final List<Group> roots = new ArrayList<>();
  private final Map<Integer, Group> byId = new HashMap<>();
  private final FreshIds freshIds = new FreshIds();

  /** Without any group yet. */
  public Groups() {}

  /** The outermost ones. */
  public List<Group> roots() {
    return Collections.unmodifiableList(roots);
  }

  /** The group of an id, wherever it is nested. */
  public Optional<Group> find(int id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** How many there are, at all depths. */
  public int size() {
    return byId.size();
  }

  /** Adds an outermost group, with the next free id. */
  public Group add(String name) {
    return add(nextId(), name);
  }

  /**
   * Adds an outermost group.
   *
   * @throws IllegalArgumentException if the id is taken
   */
  public Group add(int id, String name) {
    Group group = create(id, name);
    roots.add(group);
    return group;
  }

  /** Whether both hold the same groups in the same order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Groups groups && SkeletonComparison.areEqual(roots, groups.roots);
  }

  @Override
  public int hashCode() {
    return byId.keySet().hashCode();
  }

  int largestId() {
    return freshIds.largest();
  }

  Group create(int id, String name) {
    Group group = new Group(this, id, name);
    if (byId.putIfAbsent(id, group) != null) {
      throw new IllegalArgumentException("There are two groups with the id " + id + ".");
    }
    freshIds.take(id);
    return group;
  }

  int nextId() {
    return freshIds.next(byId::containsKey);
  }
}
