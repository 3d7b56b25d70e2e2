package org.clew.server.annotation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.model.AnnotationState;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotationVersion;
import org.clew.model.wire.WireSubmission;
import org.clew.server.annotation.VersionStore.Kind;
import org.clew.server.annotation.VersionStore.NewVersion;
import org.clew.server.annotation.VersionStore.VersionRow;
import org.clew.server.auth.Right;
import org.clew.server.content.ContentRow;
import org.clew.server.content.Contents;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Every content that an annotation ever had: none is lost, each can come back. */
public final class Versions {
  private final Database database;
  private final Events events;
  private final Clock clock;
  private final Annotations annotations;
  private final Contents contents;
  private final VersionStore store = new VersionStore();
  private final TransitionStore transitions = new TransitionStore();

  /** Over the annotations and what is kept of them. */
  public Versions(
      Database database, Events events, Clock clock, Annotations annotations, Contents contents) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.annotations = annotations;
    this.contents = contents;
  }

  /** The number of the latest one. */
  int latest(CurrentUser asking, ObjectId id) {
    return database.read(
        asking.organization(), scope -> annotations.accessible(scope, asking, id).version());
  }

  /** Newest first. */
  public List<WireAnnotationVersion> list(CurrentUser asking, ObjectId id) {
    return database.read(
        asking.organization(),
        scope -> {
          InstanceRow row = annotations.accessible(scope, asking, id);
          List<WireAnnotationVersion> versions = new ArrayList<>();
          store.list(scope, id).forEach(version -> versions.add(wire(version)));
          if (row.origin() != null) {
            versions.add(base(scope, row.origin().content()));
          }
          return versions;
        });
  }

  private WireAnnotationVersion base(Scope scope, @Nullable ObjectId content) {
    ContentRow stored =
        content == null ? null : contents.byIds(scope, List.of(content)).get(content);
    return new WireAnnotationVersion(
        0,
        "base",
        null,
        null,
        null,
        stored == null ? 1 : stored.trees(),
        stored == null ? 1 : stored.nodes());
  }

  private static WireAnnotationVersion wire(VersionRow row) {
    return new WireAnnotationVersion(
        row.version(),
        row.kind().toString(),
        row.restored(),
        row.author(),
        row.created(),
        row.trees(),
        row.nodes());
  }

  /** An annotation as it was at a version; null means the latest. */
  InstanceRow at(Scope scope, InstanceRow row, @Nullable Integer version) {
    if (version == null || version == row.version()) {
      return row;
    }
    if (version == 0 && row.origin() != null) {
      return row.with(0, null);
    }
    return store
        .byNumber(scope, row.id(), version)
        .map(found -> row.with(version, found.content()))
        .orElseThrow(() ->
            Failure.notFound(
                "The annotation has no version %d; its latest is %d."
                    .formatted(version, row.version())));
  }

  /**
   * Brings an old version back, as a new one.
   *
   * @param seen the version that the user believes to be the latest
   */
  public WireSubmission restore(CurrentUser user, ObjectId id, int version, int seen) {
    return restore(user, id, version, Precondition.seen(seen));
  }

  /** The same, with what the sender says of what they have seen. */
  WireSubmission restore(CurrentUser user, ObjectId id, int version, Precondition precondition) {
    return database.write(
        user.organization(),
        scope -> {
          transitions.lock(scope, id);
          InstanceRow row = changeable(scope, user, id);
          precondition.check(row);
          InstanceRow old = at(scope, row, version);
          NewVersion restored = new NewVersion(old.content(), Kind.RESTORED, version);
          int made = add(scope, user, row, restored);
          ContentRow content =
              old.storedContent() == null
                  ? null
                  : contents.byIds(scope, List.of(old.storedContent())).get(old.storedContent());
          return new WireSubmission(
              made,
              content == null ? 1 : content.trees(),
              content == null ? 1 : content.nodes(),
              List.of());
        });
  }

  /** Back to what the instance started from; a manager’s way. What was traced stays a version. */
  public Outcome reset(CurrentUser user, ObjectId id) {
    return database.write(
        user.organization(),
        scope -> {
          transitions.lock(scope, id);
          InstanceRow before = annotations.found(scope, id);
          Right.MANAGE_INSTANCE.check(user, before.subject());
          if (before.task() == null) {
            throw Failure.badRequest(
                "Resetting an annotation to base state is only implemented for tasks.");
          }
          add(scope, user, before, NewVersion.of(Kind.RESET, null));
          return new Outcome(
              annotations.wired(scope, user, annotations.found(scope, id)),
              "Annotation was successfully reset.");
        });
  }

  /** An annotation whose content the user may replace. */
  InstanceRow changeable(Scope scope, CurrentUser user, ObjectId id) {
    InstanceRow row = annotations.accessible(scope, user, id);
    if (!row.isEditableBy(user)) {
      throw Failure.forbidden("You do not have permission to edit this annotation.");
    }
    if (row.state() != AnnotationState.ACTIVE) {
      throw Failure.badRequest(
          "The annotation is %s, so its content cannot be changed."
              .formatted(row.isFinished() ? "finished" : "cancelled"));
    }
    if (row.isLockedByOwner()) {
      throw Failure.badRequest("The annotation is locked, so its content cannot be changed.");
    }
    return row;
  }

  /** Makes a version the current one; the annotation is locked. Answers its number. */
  int add(Scope scope, CurrentUser user, InstanceRow before, NewVersion version) {
    int made = store.add(scope, before.id(), version, user.id(), clock.instant());
    events.changed(
        scope,
        user.id(),
        before.eventKind(version.kind() == Kind.RESET ? "reset" : "content_changed"),
        before.id(),
        Map.of("version", before.version()),
        Map.of("version", made, "kind", version.kind().toString()));
    return made;
  }
}
