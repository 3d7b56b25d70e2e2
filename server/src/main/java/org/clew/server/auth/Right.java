package org.clew.server.auth;

import static org.clew.server.auth.Relation.ADMIN;
import static org.clew.server.auth.Relation.DATASET_MANAGER;
import static org.clew.server.auth.Relation.MANAGER;
import static org.clew.server.auth.Relation.MANAGER_OF_ANY_TEAM;
import static org.clew.server.auth.Relation.MEMBER;
import static org.clew.server.auth.Relation.OWNER;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTeamMembership;
import org.clew.server.api.Who;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;

/** Who may do what: the one table. A user needs any one of the relations. */
public enum Right implements Who {
  OPEN_MANAGER_PAGES(MANAGER_OF_ANY_TEAM, ADMIN),
  OPEN_DATASET_PAGES(MANAGER_OF_ANY_TEAM, DATASET_MANAGER, ADMIN),
  EDIT_ORGANIZATION(ADMIN),
  READ_TEAM(MEMBER, ADMIN),
  EDIT_TEAM(MANAGER, ADMIN),
  CREATE_TEAM(ADMIN),
  DELETE_TEAM(ADMIN),
  CREATE_USER(ADMIN),
  INVITE_USER(ADMIN),
  READ_USER(OWNER, MANAGER, ADMIN),
  EDIT_USER(MANAGER, ADMIN),
  EDIT_ROLES(ADMIN),
  EDIT_NAME(OWNER, ADMIN),
  EDIT_EMAIL(OWNER),
  EDIT_PREFERENCES(OWNER),
  EDIT_LAST_TASK_TYPE(OWNER, MANAGER, ADMIN),
  RESET_PASSWORD(ADMIN),
  REGISTER_DATASET(DATASET_MANAGER, ADMIN),
  EDIT_DATASET(DATASET_MANAGER, ADMIN, OWNER),
  READ_TASK_TYPE(MEMBER, ADMIN),
  EDIT_TASK_TYPE(MANAGER, ADMIN),
  CREATE_SCRIPT(MANAGER_OF_ANY_TEAM, ADMIN),
  EDIT_SCRIPT(OWNER),
  READ_PROJECT(MEMBER, OWNER, ADMIN),
  EDIT_PROJECT(MANAGER, ADMIN),
  DELETE_PROJECT(OWNER, ADMIN),
  SEE_WHO_WORKS_ON_PROJECT(MANAGER, ADMIN),
  TRANSFER_ACTIVE_TASKS(MANAGER, ADMIN),
  READ_TASK(MEMBER, ADMIN),
  EDIT_TASK(MANAGER, ADMIN),
  IMPORT_TASKS(MANAGER_OF_ANY_TEAM, ADMIN),
  READ_TASK_IMPORT(OWNER, ADMIN),
  TAKE_TASK(MEMBER, ADMIN),
  TAKE_TASK_BEYOND_LIMIT(MANAGER, ADMIN),
  TAKE_CANCELLED_TASK_AGAIN(MANAGER_OF_ANY_TEAM, ADMIN),
  ASSIGN_TASK_TO_USER(MANAGER, ADMIN),
  UPDATE_INSTANCE(OWNER),
  SHARE_ANNOTATION(OWNER),
  FINISH_INSTANCE(OWNER, MANAGER, ADMIN),
  HAND_BACK_INSTANCE(OWNER),
  MANAGE_INSTANCE(MANAGER, ADMIN),
  READ_COMPOUND(MANAGER, ADMIN),
  READ_EVENTS(ADMIN);

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable view of a private set
  private final Set<Relation> relations;

  Right(Relation... relations) {
    this.relations = Collections.unmodifiableSet(EnumSet.copyOf(List.of(relations)));
  }

  @Override
  public String words() {
    return relations.stream().map(Relation::words).collect(Collectors.joining(", "));
  }

  /** Whether the user has it. */
  public boolean isHeldBy(CurrentUser user, Subject subject) {
    return relations.stream().anyMatch(relation -> relation.holds(user, subject));
  }

  /** Refuses a user who does not have it. */
  public void check(CurrentUser user, Subject subject) {
    if (!isHeldBy(user, subject)) {
      throw Failure.forbidden();
    }
  }

  /** The same with a refusal of its own. */
  public void check(CurrentUser user, Subject subject, String refusal) {
    if (!isHeldBy(user, subject)) {
      throw Failure.forbidden(refusal);
    }
  }

  /** The teams on whose things the user has it, for lists. */
  public Teams teamsOf(CurrentUser user) {
    if (isHeldBy(user, Subject.ORGANIZATION)) {
      return new Teams(true, List.of());
    }
    List<ObjectId> teams =
        user.teams().stream()
            .map(WireTeamMembership::id)
            .filter(team -> isHeldBy(user, Subject.ofTeam(team)))
            .sorted()
            .toList();
    return new Teams(false, teams);
  }

  /**
   * Some teams of an organization.
   *
   * @param all whether it is all of them
   * @param ids if not, which
   */
  public record Teams(boolean all, List<ObjectId> ids) {
    /** Copies the ids. */
    public Teams {
      ids = List.copyOf(ids);
    }

    /** Whether it is none. */
    public boolean isEmpty() {
      return !all && ids.isEmpty();
    }
  }
}
