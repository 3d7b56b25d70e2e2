package org.clew.client;

import org.clew.model.ObjectId;

/**
 * A team as seen from one of its members.
 *
 * @param teamId of the team
 * @param teamName of the team
 * @param role what the user is in it
 */
public record TeamMembership(ObjectId teamId, String teamName, TeamRole role) {}
