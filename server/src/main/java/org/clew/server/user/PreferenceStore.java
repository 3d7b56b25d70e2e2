package org.clew.server.user;

import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.server.db.Columns;
import org.clew.server.db.Scope;
import org.jspecify.annotations.Nullable;

/** What pages remember of people. */
final class PreferenceStore {

  void setLastTaskType(Scope scope, ObjectId user, @Nullable ObjectId type) {
    scope
        .update(
            """
            UPDATE users SET last_task_type_id = :type
            WHERE id = :user AND organization_id = :organization
            """)
        .bind("user", user)
        .bind("type", type == null ? null : type.value())
        .execute();
  }

  String theme(Scope scope, ObjectId user) {
    return scope
        .query(
            """
            SELECT accounts.selected_theme FROM accounts
            JOIN users ON users.account_id = accounts.id
            WHERE users.id = :user AND users.organization_id = :organization
            """)
        .bind("user", user)
        .mapTo(String.class)
        .one();
  }

  void setTheme(Scope scope, ObjectId user, Theme theme) {
    scope
        .update(
            """
            UPDATE accounts SET selected_theme = :theme
            FROM users
            WHERE users.account_id = accounts.id AND users.id = :user
              AND users.organization_id = :organization
            """)
        .bind("user", user)
        .bind("theme", theme.column())
        .execute();
  }

  void setNovelUserExperienceInfos(Scope scope, ObjectId user, Map<String, Object> infos) {
    scope
        .update(
            """
            UPDATE accounts SET novel_user_experience_infos = :infos::jsonb
            FROM users
            WHERE users.account_id = accounts.id AND users.id = :user
              AND users.organization_id = :organization
            """)
        .bind("user", user)
        .bind("infos", Columns.jsonText(infos))
        .execute();
  }
}
