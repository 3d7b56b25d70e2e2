package org.clew.server.user;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTeamMembership;
import org.clew.model.wire.WireUser;
import org.clew.model.wire.WireUserChange;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.ETag;
import org.jspecify.annotations.Nullable;

/** A user with teams and experiences, as stored. */
record UserRow(
    ObjectId id,
    ObjectId account,
    String organization,
    String email,
    String firstName,
    String lastName,
    boolean isAdmin,
    boolean isOrganizationOwner,
    boolean isDatasetManager,
    boolean isActive,
    boolean isSuperUser,
    boolean isUnlisted,
    List<WireTeamMembership> teams,
    Map<String, Integer> experiences,
    long lastActivity,
    long created,
    @Nullable ObjectId lastTaskTypeId,
    String selectedTheme,
    Map<String, Object> novelUserExperienceInfos) {

  /**
   * Names the state of all that a change of the user can change. Signs of life are no part of it,
   * or nobody could change someone who is at work.
   */
  ETag tag() {
    return UserFacts.tag(this);
  }

  ShownUser shownTo(CurrentUser asking) {
    return new ShownUser(wire(asking), tag());
  }

  /** As the user sees themselves, who is not signed in yet. */
  ShownUser shownToThemselves() {
    return shownTo(
        new CurrentUser(
            id, organization, email, firstName, lastName, isAdmin, isDatasetManager, teams));
  }

  Map<ObjectId, Boolean> memberships() {
    return teams.stream()
        .collect(Collectors.toMap(WireTeamMembership::id, WireTeamMembership::isTeamManager));
  }

  Subject subject() {
    return Subject.ofMember(id, teams);
  }

  /** The same after a change, but for teams and experiences. */
  UserRow with(WireUserChange wanted) {
    return new UserRow(
        id,
        account,
        organization,
        wanted.email() == null ? email : EmailAddress.of(wanted.email()),
        wanted.firstName() == null ? firstName : wanted.firstName().strip(),
        wanted.lastName() == null ? lastName : wanted.lastName().strip(),
        wanted.isAdmin() == null ? isAdmin : wanted.isAdmin(),
        isOrganizationOwner,
        wanted.isDatasetManager() == null ? isDatasetManager : wanted.isDatasetManager(),
        wanted.isActive() == null ? isActive : wanted.isActive(),
        isSuperUser,
        isUnlisted,
        teams,
        experiences,
        lastActivity,
        created,
        wanted.lastTaskTypeId() == null ? lastTaskTypeId : wanted.lastTaskTypeId(),
        selectedTheme,
        novelUserExperienceInfos);
  }

  WireUser wire(CurrentUser asking) {
    return new WireUser(
        id,
        email,
        firstName,
        lastName,
        isAdmin,
        isOrganizationOwner,
        isDatasetManager,
        isActive,
        teams,
        experiences,
        lastActivity,
        false,
        Right.EDIT_USER.isHeldBy(asking, subject()),
        organization,
        novelUserExperienceInfos,
        selectedTheme,
        created,
        lastTaskTypeId,
        isSuperUser,
        true,
        isUnlisted,
        false);
  }
}
