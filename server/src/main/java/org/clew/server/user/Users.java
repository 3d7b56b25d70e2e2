package org.clew.server.user;

import java.time.Clock;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireUser;
import org.clew.server.auth.Right;
import org.clew.server.db.Database;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.jspecify.annotations.Nullable;

/** Looks users up. */
public final class Users {
  private final Database database;
  private final Clock clock;
  private final UserStore store = new UserStore();

  /** With the clock for signs of life. */
  public Users(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Conditions of a list; null asks nothing. */
  record Filter(
      @Nullable Boolean isEditable,
      @Nullable Boolean isTeamManagerOrAdmin,
      @Nullable Boolean isAdmin) {}

  /** Notes a sign of life. */
  public void seen(CurrentUser user) {
    database.write(
        user.organization(),
        scope -> {
          store.touch(scope, user.id(), clock.instant());
          return true;
        });
  }

  ShownUser current(CurrentUser user) {
    return database.write(
        user.organization(),
        scope -> {
          store.touch(scope, user.id(), clock.instant());
          return store.byId(scope, user.id()).orElseThrow().shownTo(user);
        });
  }

  ShownUser get(CurrentUser asking, ObjectId id) {
    UserRow row =
        database
            .read(asking.organization(), scope -> store.byId(scope, id))
            .orElseThrow(() -> Failure.notFound("User", id));
    Right.READ_USER.check(asking, row.subject());
    return row.shownTo(asking);
  }

  /** Those that the asking user looks after, and themself, by name. */
  public Part<WireUser> list(CurrentUser asking, Page page) {
    return list(asking, new Filter(null, null, null), page);
  }

  Part<WireUser> list(CurrentUser asking, Filter filter, Page page) {
    return database
        .read(
            asking.organization(),
            scope -> store.list(scope, Right.EDIT_USER.teamsOf(asking), asking.id(), filter, page))
        .with(rows -> rows.stream().map(row -> row.wire(asking)).toList());
  }
}
