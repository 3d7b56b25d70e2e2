package org.clew.client;

import org.clew.model.ObjectId;

record RefById<T>(ObjectId id) implements Thing<T> {}
