package org.clew.server.user;

import java.util.Map;
import java.util.function.Consumer;
import org.clew.model.ObjectId;
import org.clew.server.auth.Right;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Keeps what pages remember of people: no events tell of it. */
public final class Preferences {
  private final Database database;
  private final UserStore users = new UserStore();
  private final UserChangeStore changes = new UserChangeStore();
  private final PreferenceStore store = new PreferenceStore();

  /** Over the users. */
  public Preferences(Database database) {
    this.database = database;
  }

  /** How the user wants pages to look: {@code auto}, {@code light} or {@code dark}. */
  public String theme(CurrentUser user) {
    return database.read(user.organization(), scope -> store.theme(scope, user.id()));
  }

  /** Changes that. */
  public void setTheme(CurrentUser user, @Nullable String theme) {
    setTheme(user, user.id(), Theme.of(theme));
  }

  /** The task type that the pages offer first; null for none. */
  ShownUser setLastTaskType(CurrentUser asking, ObjectId id, @Nullable ObjectId type) {
    return change(
        asking,
        id,
        Right.EDIT_LAST_TASK_TYPE,
        scope -> {
          if (type != null && !changes.isTaskType(scope, type)) {
            throw Failure.notFound("Task type", type);
          }
          store.setLastTaskType(scope, id, type);
        });
  }

  ShownUser setTheme(CurrentUser asking, ObjectId id, Theme theme) {
    return change(asking, id, Right.EDIT_PREFERENCES, scope -> store.setTheme(scope, id, theme));
  }

  ShownUser setNovelUserExperienceInfos(
      CurrentUser asking, ObjectId id, Map<String, Object> infos) {
    return change(
        asking,
        id,
        Right.EDIT_PREFERENCES,
        scope -> store.setNovelUserExperienceInfos(scope, id, infos));
  }

  private ShownUser change(CurrentUser asking, ObjectId id, Right right, Consumer<Scope> change) {
    return database.write(
        asking.organization(),
        scope -> {
          if (!changes.lock(scope, id)) {
            throw Failure.notFound("User", id);
          }
          right.check(asking, users.byId(scope, id).orElseThrow().subject());
          change.accept(scope);
          return users.byId(scope, id).orElseThrow().shownTo(asking);
        });
  }
}
