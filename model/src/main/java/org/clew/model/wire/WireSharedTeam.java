package org.clew.model.wire;

import org.clew.model.ObjectId;

/**
 * A team with which an annotation is shared, as lists show it; unlike in {@link WireTeam}, the
 * organization has another key.
 *
 * @param id of the team
 * @param name its name
 * @param organizationId id of the organization
 */
public record WireSharedTeam(ObjectId id, String name, String organizationId) {}
