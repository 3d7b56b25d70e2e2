package org.clew.server.user;

import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireCompactUser;
import org.clew.model.wire.WireTeamMembership;
import org.clew.model.wire.WireUser;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.http.CurrentUser;
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
    @Nullable ObjectId lastTaskTypeId) {

  Subject subject() {
    return Subject.ofUser(id, teams.stream().map(WireTeamMembership::id).toList());
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
        Map.of(),
        "auto",
        created,
        lastTaskTypeId,
        isSuperUser,
        true,
        isUnlisted,
        false);
  }

  WireCompactUser compact() {
    return new WireCompactUser(
        id, email, firstName, lastName, isAdmin, isDatasetManager, false, teams);
  }
}
