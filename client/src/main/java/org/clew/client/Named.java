package org.clew.client;

/** A thing with a name by which it can be found, unique in its organization. */
public sealed interface Named permits Team, TaskType, Project, Dataset {
  /** Its name. */
  String name();
}
