package org.clew.client;

/** A thing with a name by which it can be found, unique in its organization. */
public sealed interface Named permits Team, TaskType, Project, RemoteDataset {
  /** Its name. */
  String name();
}
