package org.clew.server.user;

/** What someone may do in the whole organization. */
public record UserRoles(boolean isAdmin, boolean isOrganizationOwner, boolean isDatasetManager) {}
