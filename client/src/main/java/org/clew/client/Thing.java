package org.clew.client;

import org.clew.model.ObjectId;

/** A reference that knows the id. */
sealed interface Thing<T> extends Ref<T>
    permits RefById, Task, TaskType, Project, Team, User, RemoteDataset, Script, AnnotationInfo {
  /** Its id. */
  ObjectId id();
}
