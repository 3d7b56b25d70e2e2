package org.clew.model.wire;

import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A user: one person in one organization.
 *
 * @param id of the user
 * @param email the address that signs in
 * @param firstName given name
 * @param lastName family name
 * @param isAdmin whether everything in the organization is open to them
 * @param isOrganizationOwner whether they own the organization
 * @param isDatasetManager whether all datasets of the organization are open to them
 * @param isActive whether they can sign in
 * @param teams their teams
 * @param experiences value by domain
 * @param lastActivity last sign of life, ms
 * @param isAnonymous always false
 * @param isEditable whether the asking user may change this one
 * @param organization id of the organization
 * @param novelUserExperienceInfos what tours of the pages they have seen
 * @param selectedTheme {@code auto}, {@code light} or {@code dark}
 * @param created ms
 * @param lastTaskTypeId the task type they used last when creating tasks
 * @param isSuperUser whether they look after the whole server
 * @param isEmailVerified whether the address was confirmed
 * @param isUnlisted whether lists leave them out
 * @param isGuest whether they are in the organization only as a guest
 */
public record WireUser(
    ObjectId id,
    String email,
    String firstName,
    String lastName,
    boolean isAdmin,
    boolean isOrganizationOwner,
    boolean isDatasetManager,
    boolean isActive,
    List<WireTeamMembership> teams,
    Map<String, Integer> experiences,
    long lastActivity,
    boolean isAnonymous,
    boolean isEditable,
    String organization,
    Map<String, Object> novelUserExperienceInfos,
    String selectedTheme,
    long created,
    @Nullable ObjectId lastTaskTypeId,
    boolean isSuperUser,
    boolean isEmailVerified,
    boolean isUnlisted,
    boolean isGuest) {}
