package org.clew.model.wire;

import org.clew.model.ObjectId;

/**
 * A user, as lists of annotations show them.
 *
 * @param id of the user
 * @param firstName given name
 * @param lastName family name
 */
public record WirePerson(ObjectId id, String firstName, String lastName) {}
