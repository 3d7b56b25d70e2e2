package org.clew.model.wire;

import java.util.List;
import org.clew.model.ObjectId;

/**
 * A user as the owner of something.
 *
 * @param id of the user
 * @param email the address that signs in
 * @param firstName given name
 * @param lastName family name
 * @param isAdmin whether everything in the organization is open to them
 * @param isDatasetManager whether all datasets of the organization are open to them
 * @param isAnonymous always false
 * @param teams their teams
 */
public record WireCompactUser(
    ObjectId id,
    String email,
    String firstName,
    String lastName,
    boolean isAdmin,
    boolean isDatasetManager,
    boolean isAnonymous,
    List<WireTeamMembership> teams) {}
