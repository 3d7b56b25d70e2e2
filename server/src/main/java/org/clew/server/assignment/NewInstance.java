package org.clew.server.assignment;

import org.clew.model.ObjectId;

/**
 * An instance about to be taken.
 *
 * @param id of the instance
 * @param task whose
 * @param user for whom
 * @param actor who does it: the user, or a manager
 * @param kind of the event
 */
record NewInstance(ObjectId id, ObjectId task, ObjectId user, ObjectId actor, String kind) {}
