package org.clew.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTeamMembership;
import org.clew.model.wire.WireUser;

/** A user as they are to be, with one thing changed. */
final class UserChange {
  private UserChange() {}

  static WireUser experiences(WireUser user, Map<String, Integer> experiences) {
    return with(
        user, user.isAdmin(), user.isDatasetManager(), user.isActive(), user.teams(), experiences);
  }

  static WireUser in(WireUser user, ObjectId team, TeamRole role) {
    List<WireTeamMembership> teams = without(user, team);
    // The name is for people: the server goes by the id.
    teams.add(new WireTeamMembership(team, "", role == TeamRole.MANAGER));
    return teams(user, teams);
  }

  static WireUser notIn(WireUser user, ObjectId team) {
    return teams(user, without(user, team));
  }

  static WireUser role(WireUser user, Role role, boolean has) {
    boolean admin = role == Role.ADMIN ? has : user.isAdmin();
    boolean datasets = role == Role.DATASET_MANAGER ? has : user.isDatasetManager();
    return with(user, admin, datasets, user.isActive(), user.teams(), user.experiences());
  }

  static WireUser active(WireUser user, boolean active) {
    return with(
        user, user.isAdmin(), user.isDatasetManager(), active, user.teams(), user.experiences());
  }

  private static WireUser teams(WireUser user, List<WireTeamMembership> teams) {
    return with(
        user, user.isAdmin(), user.isDatasetManager(), user.isActive(), teams, user.experiences());
  }

  private static List<WireTeamMembership> without(WireUser user, ObjectId team) {
    List<WireTeamMembership> others = new ArrayList<>(user.teams());
    others.removeIf(membership -> membership.id().equals(team));
    return others;
  }

  private static WireUser with(
      WireUser user,
      boolean isAdmin,
      boolean isDatasetManager,
      boolean isActive,
      List<WireTeamMembership> teams,
      Map<String, Integer> experiences) {
    return new WireUser(
        user.id(),
        user.email(),
        user.firstName(),
        user.lastName(),
        isAdmin,
        user.isOrganizationOwner(),
        isDatasetManager,
        isActive,
        teams,
        experiences,
        user.lastActivity(),
        user.isAnonymous(),
        user.isEditable(),
        user.organization(),
        user.novelUserExperienceInfos(),
        user.selectedTheme(),
        user.created(),
        user.lastTaskTypeId(),
        user.isSuperUser(),
        user.isEmailVerified(),
        user.isUnlisted(),
        user.isGuest());
  }
}
