package org.clew.model.wire;

import org.clew.model.ObjectId;

/**
 * A team.
 *
 * @param id its id
 * @param name unique in its organization
 * @param organization id of the organization it belongs to
 * @param isOrganizationTeam whether it is the one team of which everyone in the organization is a
 *     member
 */
public record WireTeam(ObjectId id, String name, String organization, boolean isOrganizationTeam) {}
