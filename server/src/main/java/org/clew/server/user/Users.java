package org.clew.server.user;

import java.time.Clock;
import java.util.List;
import java.util.Map;
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
  private final UserSearchStore search = new UserSearchStore();

  /** With the clock for signs of life. */
  public Users(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Conditions of a list; null asks nothing. */
  public record Filter(
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

  /** A user whom the asking user may see. */
  public ShownUser get(CurrentUser asking, ObjectId id) {
    UserRow row =
        database
            .read(asking.organization(), scope -> store.byId(scope, id))
            .orElseThrow(() -> Failure.notFound("User", id));
    Right.READ_USER.check(asking, row.subject());
    return row.shownTo(asking);
  }

  /** Those of the users of {@link #list} that fit, by name. */
  public List<WireUser> find(CurrentUser asking, UserSearch wanted) {
    return database
        .read(
            asking.organization(),
            scope -> search.find(scope, Right.EDIT_USER.teamsOf(asking), asking.id(), wanted))
        .stream()
        .map(row -> row.wire(asking))
        .toList();
  }

  /** Who is in which team, of the teams that the asking user may see. */
  public Map<ObjectId, TeamPeople> people(CurrentUser asking) {
    return database.read(
        asking.organization(), scope -> search.people(scope, Right.READ_TEAM.teamsOf(asking)));
  }

  /** Those that the asking user looks after, and themself, by name. */
  public Part<WireUser> list(CurrentUser asking, Page page) {
    return list(asking, new Filter(null, null, null), page);
  }

  /** The same, of those that fit. */
  public Part<WireUser> list(CurrentUser asking, Filter filter, Page page) {
    return database
        .read(
            asking.organization(),
            scope -> store.list(scope, Right.EDIT_USER.teamsOf(asking), asking.id(), filter, page))
        .with(rows -> rows.stream().map(row -> row.wire(asking)).toList());
  }
}
