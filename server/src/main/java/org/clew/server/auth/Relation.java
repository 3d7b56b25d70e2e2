package org.clew.server.auth;

import org.clew.server.http.CurrentUser;

/** How a user stands to the thing they ask for. */
enum Relation {
  /** Admin of its organization. */
  ADMIN("an admin"),
  /** Looks after the datasets of its organization. */
  DATASET_MANAGER("a dataset manager"),
  /** Manager of some team. */
  MANAGER_OF_ANY_TEAM("a manager of any team"),
  /** Manager of its team. */
  MANAGER("a manager of its team"),
  /** Member of its team, manager or not. */
  MEMBER("a member of its team"),
  /** Its owner. */
  OWNER("its owner");

  private final String words;

  Relation(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  boolean holds(CurrentUser user, Subject subject) {
    return switch (this) {
      case ADMIN -> user.isAdmin();
      case DATASET_MANAGER -> user.isDatasetManager();
      case MANAGER_OF_ANY_TEAM -> user.isManagerOfAnyTeam();
      case MANAGER -> subject.teams().stream().anyMatch(user::isManager);
      case MEMBER -> subject.teams().stream().anyMatch(user::isMember);
      case OWNER -> user.id().equals(subject.owner());
    };
  }
}
