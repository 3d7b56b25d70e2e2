package org.clew.server.user;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Users, written. */
final class UserChangeStore {
  private static final String UNIQUE_VIOLATION = "23505";

  boolean isEmailTaken(Scope scope, String email) {
    // Addresses are unique across organizations: a person has one account.
    return scope
        .query(
            "SELECT :organization IS NOT NULL AND EXISTS (SELECT FROM accounts WHERE email = :email)")
        .bind("email", email)
        .mapTo(boolean.class)
        .one();
  }

  /** Locks the user against parallel changes and claims. */
  boolean lock(Scope scope, ObjectId id) {
    return scope
        .query(
            """
            SELECT id FROM users
            WHERE id = :id AND organization_id = :organization
            FOR NO KEY UPDATE
            """)
        .bind("id", id)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  void update(Scope scope, UserRow user) {
    scope
        .update(
            """
            UPDATE users SET first_name = :firstName, last_name = :lastName, is_admin = :isAdmin,
              is_dataset_manager = :isDatasetManager, is_active = :isActive,
              last_task_type_id = :lastTaskType
            WHERE id = :id AND organization_id = :organization
            """)
        .bind("id", user.id())
        .bind("firstName", user.firstName())
        .bind("lastName", user.lastName())
        .bind("isAdmin", user.isAdmin())
        .bind("isDatasetManager", user.isDatasetManager())
        .bind("isActive", user.isActive())
        .bind("lastTaskType", user.lastTaskTypeId() == null ? null : user.lastTaskTypeId().value())
        .execute();
  }

  /** False if someone else got it a moment ago; the transaction is lost then. */
  boolean updateEmail(Scope scope, ObjectId user, String email) {
    try {
      scope
          .update(
              """
              UPDATE accounts SET email = :email
              FROM users
              WHERE users.account_id = accounts.id AND users.id = :user
                AND users.organization_id = :organization
              """)
          .bind("user", user)
          .bind("email", email)
          .execute();
      return true;
    } catch (UnableToExecuteStatementException refused) {
      if (refused.getCause() instanceof SQLException cause
          && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
        return false;
      }
      throw refused;
    }
  }

  /** Makes changes of who administrates and owns the organization go one by one. */
  void lockOrganization(Scope scope) {
    scope
        .query("SELECT id FROM organizations WHERE id = :organization FOR NO KEY UPDATE")
        .mapTo(String.class)
        .one();
  }

  boolean isTaskType(Scope scope, ObjectId id) {
    return scope
        .query(
            """
            SELECT EXISTS (
              SELECT FROM task_types
              WHERE id = :id AND organization_id = :organization AND deleted IS NULL)
            """)
        .bind("id", id)
        .mapTo(boolean.class)
        .one();
  }

  void replaceTeams(Scope scope, ObjectId user, Map<ObjectId, Boolean> teams) {
    scope
        .update(
            """
            DELETE FROM team_members
            WHERE user_id = :user AND organization_id = :organization
              AND NOT team_id = ANY(:teams::text[])
            """)
        .bind("user", user)
        .bind("teams", Columns.idArray(teams.keySet()))
        .execute();
    scope
        .update(
            """
            INSERT INTO team_members (user_id, team_id, organization_id, is_team_manager)
            SELECT :user, key, :organization, value::boolean FROM jsonb_each_text(:teams::jsonb)
            ON CONFLICT (user_id, team_id) DO UPDATE SET is_team_manager = EXCLUDED.is_team_manager
            """)
        .bind("user", user)
        .bind("teams", Columns.jsonText(teams))
        .execute();
  }

  void replaceExperiences(Scope scope, ObjectId user, Map<String, Integer> experiences) {
    scope
        .update("DELETE FROM experiences WHERE user_id = :user AND organization_id = :organization")
        .bind("user", user)
        .execute();
    scope
        .update(
            """
            WITH domains AS (
              INSERT INTO experience_domains (organization_id, domain)
              SELECT :organization, key FROM jsonb_each(:experiences::jsonb)
              ORDER BY key
              ON CONFLICT DO NOTHING)
            INSERT INTO experiences (user_id, organization_id, domain, value)
            SELECT :user, :organization, key, value::integer
            FROM jsonb_each_text(:experiences::jsonb)
            """)
        .bind("user", user)
        .bind("experiences", Columns.jsonText(experiences))
        .execute();
  }

  /** How many active users of the organization have a role, besides one. */
  int countOthersWith(Scope scope, String role, ObjectId user) {
    return scope
        .query(
            """
            SELECT count(*) FROM users
            WHERE organization_id = :organization AND is_active AND id <> :user
              AND CASE :role WHEN 'admin' THEN is_admin ELSE is_organization_owner END
            """)
        .bind("role", role)
        .bind("user", user)
        .mapTo(int.class)
        .one();
  }

  List<ObjectId> activeTasks(Scope scope, ObjectId user) {
    return scope
        .query(
            """
            SELECT task_id FROM annotations
            WHERE user_id = :user AND organization_id = :organization
              AND state = 'Active' AND task_id IS NOT NULL AND deleted IS NULL
            ORDER BY task_id
            """)
        .bind("user", user)
        .map((row, context) -> Columns.id(row, "task_id"))
        .list();
  }
}
