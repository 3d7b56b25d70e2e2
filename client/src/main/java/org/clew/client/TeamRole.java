package org.clew.client;

/** What a user is in a team. */
public enum TeamRole {
  /** Gets the team’s tasks. */
  MEMBER,
  /** Also makes and looks after them. */
  MANAGER;

  static TeamRole of(boolean isTeamManager) {
    return isTeamManager ? MANAGER : MEMBER;
  }
}
