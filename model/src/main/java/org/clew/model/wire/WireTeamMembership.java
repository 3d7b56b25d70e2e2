package org.clew.model.wire;

import org.clew.model.ObjectId;

/**
 * A team as seen from one of its members.
 *
 * @param id of the team
 * @param name of the team
 * @param isTeamManager whether the member manages the team
 */
public record WireTeamMembership(ObjectId id, String name, boolean isTeamManager) {}
