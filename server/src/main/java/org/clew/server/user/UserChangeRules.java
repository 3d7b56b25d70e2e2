package org.clew.server.user;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.server.auth.PasswordCheck;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;

/**
 * What keeps a user from being changed. The order is the contract’s: the first that fails answers.
 */
final class UserChangeRules {
  private final UserChangeStore store = new UserChangeStore();
  private final KeptTeamStore keptTeams = new KeptTeamStore();

  /**
   * The state before and after a change.
   *
   * @param isProven whether the asking user has shown that they know their password
   */
  record Step(UserChange change, UserRow before, UserRow after, boolean isProven) {
    boolean isDeactivation() {
      return before.isActive() && !after.isActive();
    }

    boolean isRenaming() {
      return !after.firstName().equals(before.firstName())
          || !after.lastName().equals(before.lastName());
    }

    boolean changesRoles() {
      return after.isAdmin() != before.isAdmin()
          || after.isDatasetManager() != before.isDatasetManager()
          || after.isActive() != before.isActive();
    }

    boolean takesAdminAway() {
      return before.isAdmin() && before.isActive() && !(after.isAdmin() && after.isActive());
    }
  }

  void check(
      Scope scope, Step step, Map<ObjectId, Boolean> teams, Map<String, Integer> experiences) {
    UserRow before = step.before();
    if (!experiences.equals(before.experiences()) || !teams.equals(before.memberships())) {
      Right.EDIT_USER.check(step.change().asking(), before.subject());
    }
    if (step.changesRoles()) {
      Right.EDIT_ROLES.check(step.change().asking(), Subject.ORGANIZATION);
    }
    checkEmail(scope, step);
    checkDeactivation(scope, step);
    checkLastOnes(scope, step);
    if (step.isRenaming()) {
      Right.EDIT_NAME.check(
          step.change().asking(),
          Subject.ofOwner(before.id()),
          "Only admins can change the names of other users.");
      PersonName.check(step.after().firstName(), step.after().lastName());
    }
    if (!teams.equals(before.memberships())) {
      keptTeams.keepAll(scope, teams.keySet());
    }
    checkLastTaskType(scope, step);
  }

  private void checkEmail(Scope scope, Step step) {
    if (step.after().email().equals(step.before().email())) {
      return;
    }
    boolean isOwn =
        Right.EDIT_EMAIL.isHeldBy(step.change().asking(), Subject.ofOwner(step.before().id()));
    if (!isOwn || !step.isProven()) {
      throw PasswordCheck.wrong();
    }
    if (store.isEmailTaken(scope, step.after().email())) {
      throw EmailAddress.taken();
    }
  }

  private void checkDeactivation(Scope scope, Step step) {
    if (!step.isDeactivation()) {
      return;
    }
    if (step.change().asking().id().equals(step.before().id())) {
      throw Failure.forbidden(
          "You cannot deactivate yourself. Please contact an admin to do it for you.");
    }
    List<ObjectId> active = store.activeTasks(scope, step.before().id());
    if (!active.isEmpty()) {
      throw Failure.badRequest(
          "Cannot deactivate user with active tasks. Task ids are: "
              + active.stream().map(ObjectId::value).collect(Collectors.joining(";")));
    }
  }

  private void checkLastOnes(Scope scope, Step step) {
    ObjectId user = step.before().id();
    if (step.takesAdminAway()) {
      // Two admins who take each other’s role away at once would both be the last but one.
      store.lockOrganization(scope);
      if (store.countOthersWith(scope, "admin", user) == 0) {
        throw Failure.badRequest(
            "This user is the last remaining admin in your organization. Cannot remove admin"
                + " privileges from this account.");
      }
    }
    if (step.isDeactivation() && step.before().isOrganizationOwner()) {
      store.lockOrganization(scope);
      if (store.countOthersWith(scope, "owner", user) == 0) {
        throw Failure.badRequest(
            "Cannot deactivate the organization owner. Make someone else the owner first.");
      }
    }
  }

  private void checkLastTaskType(Scope scope, Step step) {
    ObjectId type = step.after().lastTaskTypeId();
    // One that was deleted since may stay: clients send users back as they got them.
    if (type != null
        && !type.equals(step.before().lastTaskTypeId())
        && !store.isTaskType(scope, type)) {
      throw Failure.notFound("Task type", type);
    }
  }
}
