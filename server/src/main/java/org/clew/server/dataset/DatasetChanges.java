package org.clew.server.dataset;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireDataset;
import org.clew.model.wire.WireTeam;
import org.clew.server.auth.Right;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.ETags;

/** Changes what is said about datasets and who may read them, and takes them away. */
public final class DatasetChanges {
  private final Database database;
  private final Events events;
  private final Clock clock;
  private final Stores stores;
  private final CatalogStore catalog = new CatalogStore();
  private final DatasetChangeStore store = new DatasetChangeStore();
  private final AllowedTeams teams = new AllowedTeams();

  /** With where voxels are kept. */
  public DatasetChanges(Database database, Events events, Clock clock, Stores stores) {
    this.database = database;
    this.events = events;
    this.clock = clock;
    this.stores = stores;
  }

  public WireDataset change(
      CurrentUser user, ObjectId id, DatasetChange change, Optional<ETags> seen) {
    return database.write(
        user.organization(),
        scope -> {
          DatasetRow row = editable(scope, user, id, seen);
          DatasetDetails before = DatasetDetails.of(row);
          DatasetDetails after = change.appliedTo(row);
          if (!after.equals(before)) {
            store.update(scope, id, after);
            events.changed(scope, user.id(), "dataset.changed", id, before.facts(), after.facts());
          }
          return wired(scope, user, id);
        });
  }

  public WireDataset allow(
      CurrentUser user, ObjectId id, List<ObjectId> wanted, Optional<ETags> seen) {
    return database.write(
        user.organization(),
        scope -> {
          DatasetRow row = editable(scope, user, id, seen);
          List<ObjectId> before = row.teams().stream().map(WireTeam::id).toList();
          List<ObjectId> after = teams.existing(scope, wanted);
          if (!after.equals(before)) {
            store.forbidAll(scope, id);
            teams.allow(scope, id, after);
            events.changed(scope, user.id(), "dataset.changed", id, facts(before), facts(after));
          }
          return wired(scope, user, id);
        });
  }

  public void delete(CurrentUser user, ObjectId id, Optional<ETags> seen) {
    database.write(
        user.organization(),
        scope -> {
          DatasetRow row = editable(scope, user, id, seen);
          DatasetChangeStore.Uses uses = store.uses(scope, id);
          if (uses.tasks() > 0 || uses.annotations() > 0) {
            throw Failure.badRequest(
                ("The dataset “%s” cannot be deleted: %s and %s need it. Delete the tasks, and"
                        + " cancel the annotations, before.")
                    .formatted(
                        row.name(),
                        counted(uses.tasks(), "task"),
                        counted(uses.annotations(), "annotation")));
          }
          store.delete(scope, id, clock.instant());
          events.deleted(scope, user.id(), "dataset.deleted", id, DatasetDetails.of(row).facts());
          return row;
        });
  }

  private DatasetRow editable(Scope scope, CurrentUser user, ObjectId id, Optional<ETags> seen) {
    Optional<DatasetRow> found =
        store.lock(scope, id) ? catalog.byId(scope, user.id(), id) : Optional.empty();
    DatasetRow row = found.orElseThrow(() -> Failure.notFound("Dataset", id));
    Right.EDIT_DATASET.check(user, row.subject());
    boolean isKnown = seen.isEmpty() || seen.get().include(DatasetTag.of(row.wire(user, stores)));
    if (!isKnown) {
      throw Failure.of(
          FailureCode.PRECONDITION_FAILED,
          ("The dataset “%s” was changed in the meantime. Get it again, and send your changes with"
                  + " its ETag in If-Match.")
              .formatted(row.name()));
    }
    return row;
  }

  private WireDataset wired(Scope scope, CurrentUser user, ObjectId id) {
    return catalog.byId(scope, user.id(), id).orElseThrow().wire(user, stores);
  }

  private static Map<String, ?> facts(List<ObjectId> teams) {
    return Map.of("allowedTeams", teams.stream().map(ObjectId::value).toList());
  }

  private static String counted(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
