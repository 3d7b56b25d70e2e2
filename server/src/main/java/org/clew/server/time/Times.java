package org.clew.server.time;

import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotationTime;
import org.clew.model.wire.WireCompactUser;
import org.clew.model.wire.WireLoggedTime;
import org.clew.model.wire.WireTimeSpan;
import org.clew.model.wire.WireUserTime;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.user.UserStore;

/** Looks time up: of oneself, and of those whom one looks after. */
public final class Times {
  private final Database database;
  private final TimeStore store = new TimeStore();
  private final UserStore users = new UserStore();

  /** Over the spans in a database. */
  public Times(Database database) {
    this.database = database;
  }

  private interface Ask<T> {
    T of(Scope scope);
  }

  /** The months with any time of a user, oldest first. */
  public WireLoggedTime byMonth(CurrentUser asking, ObjectId user) {
    return ofUser(asking, user, scope -> new WireLoggedTime(store.byMonth(scope, user)));
  }

  List<WireTimeSpan> spans(CurrentUser asking, ObjectId user, TimeFilter filter) {
    return ofUser(asking, user, scope -> store.spans(scope, user, filter));
  }

  List<WireAnnotationTime> byAnnotation(CurrentUser asking, ObjectId user, TimeFilter filter) {
    return ofUser(asking, user, scope -> store.byAnnotation(scope, user, filter));
  }

  /** Of the users whom the asking user sees in lists; of some teams, and admins, or of any. */
  List<WireUserTime> byUser(CurrentUser asking, List<ObjectId> teams, TimeFilter filter) {
    Right.Teams listed = Right.EDIT_USER.teamsOf(asking);
    return database.read(
        asking.organization(), scope -> store.byUser(scope, asking.id(), listed, teams, filter));
  }

  private <T> T ofUser(CurrentUser asking, ObjectId user, Ask<T> ask) {
    return database.read(
        asking.organization(),
        scope -> {
          WireCompactUser known = users.compact(scope, List.of(user)).get(user);
          if (known == null) {
            throw Failure.notFound("User", user);
          }
          Right.READ_USER.check(asking, Subject.ofMember(user, known.teams()));
          return ask.of(scope);
        });
  }
}
