package org.clew.annotation.skeleton;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A group of trees or of segments; groups nest. Made by {@link Groups#add}. */
public final class Group {
  private final Groups owner;
  private final int id;
  private final String name;
  private final List<Group> groups = new ArrayList<>();
  private final Map<String, String> otherAttributes = new LinkedHashMap<>();
  private boolean isExpanded = true;

  Group(Groups owner, int id, String name) {
    this.owner = owner;
    this.id = id;
    this.name = name;
  }

  /** Names the group in its skeleton. */
  public int id() {
    return id;
  }

  /** Shown to people. */
  public String name() {
    return name;
  }

  /** Whether lists show what is in it. */
  public boolean isExpanded() {
    return isExpanded;
  }

  /** Lets lists show what is in it, or not. */
  public Group expanded(boolean expanded) {
    isExpanded = expanded;
    return this;
  }

  /** What a file says about it that this library does not know, by the names of the attributes. */
  public Map<String, String> otherAttributes() {
    return Collections.unmodifiableMap(otherAttributes);
  }

  /** Keeps something that this library does not know. */
  public Group otherAttribute(String attribute, String value) {
    otherAttributes.put(attribute, value);
    return this;
  }

  /** The groups directly in it. */
  public List<Group> groups() {
    return Collections.unmodifiableList(groups);
  }

  /** Adds a group in it, with the next free id. */
  public Group addGroup(String groupName) {
    return addGroup(owner.nextId(), groupName);
  }

  /**
   * Adds a group in it.
   *
   * @throws IllegalArgumentException if the id is taken
   */
  public Group addGroup(int groupId, String groupName) {
    Group group = owner.create(groupId, groupName);
    groups.add(group);
    return group;
  }
}
