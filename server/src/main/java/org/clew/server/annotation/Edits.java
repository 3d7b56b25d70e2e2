package org.clew.server.annotation;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.Visibility;
import org.clew.model.wire.WireAnnotation;
import org.clew.model.wire.WireAnnotationChange;
import org.clew.server.auth.Right;
import org.clew.server.db.Database;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;

/** Changes what is said about annotations: name, description, tags, who may look, locks. */
public final class Edits {
  private static final String REFUSED = "You do not have permission to edit this annotation.";

  private final Database database;
  private final Events events;
  private final Clock clock;
  private final Annotations annotations;
  private final EditStore store = new EditStore();
  private final SharingStore sharing = new SharingStore();
  private final TransitionStore transitions = new TransitionStore();

  /** Over the annotations. */
  public Edits(Database database, Events events, Clock clock, Annotations annotations) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.annotations = annotations;
  }

  void edit(CurrentUser user, ObjectId id, WireAnnotationChange change) {
    database.write(
        user.organization(),
        scope -> {
          transitions.lock(scope, id);
          InstanceRow before = annotations.accessible(scope, user, id);
          if (!before.isUpdatableBy(user)) {
            throw Failure.forbidden(REFUSED);
          }
          store.update(scope, id, change, clock.instant());
          if (change.visibility() == Visibility.PRIVATE) {
            sharing.replace(scope, id, List.of());
          }
          InstanceRow after = annotations.found(scope, id);
          events.changed(
              scope, user.id(), before.eventKind("edited"), id, facts(before), facts(after));
          return after;
        });
  }

  /** Only free annotations can be locked: a locked instance would hold its task up. */
  WireAnnotation setLocked(CurrentUser user, ObjectId id, boolean locked) {
    return database.write(
        user.organization(),
        scope -> {
          transitions.lock(scope, id);
          InstanceRow before = annotations.accessible(scope, user, id);
          Right.UPDATE_INSTANCE.check(user, before.subject(), REFUSED);
          if (before.task() != null) {
            throw Failure.badRequest("Only annotations without a task can be locked.");
          }
          store.lock(scope, id, locked);
          events.changed(
              scope,
              user.id(),
              before.eventKind("edited"),
              id,
              Map.of("isLockedByOwner", before.isLockedByOwner()),
              Map.of("isLockedByOwner", locked));
          return annotations.wired(scope, user, annotations.found(scope, id));
        });
  }

  private static Map<String, Object> facts(InstanceRow row) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name", row.name());
    facts.put("description", row.description());
    facts.put("visibility", row.visibility().toString());
    facts.put("tags", row.tags());
    return facts;
  }
}
