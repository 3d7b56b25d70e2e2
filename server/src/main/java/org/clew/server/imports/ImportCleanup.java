package org.clew.server.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.clew.model.TaskImportState;
import org.clew.server.db.Database;
import org.clew.server.imports.ImportLeftoverStore.Leftover;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives up what nobody goes on with, and takes old rows away. */
final class ImportCleanup {
  private static final Logger LOG = LoggerFactory.getLogger(ImportCleanup.class);
  private static final Duration KEPT_INTERRUPTED = Duration.ofDays(1);
  private static final Duration KEPT_BAD_ROWS = Duration.ofDays(30);

  private final Database database;
  private final Clock clock;
  private final ImportStore imports = new ImportStore();
  private final ImportLeftoverStore leftovers = new ImportLeftoverStore();

  ImportCleanup(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Gives up what nobody went on with for a day, and takes old rows away; answers how many. */
  int collect() {
    Instant now = clock.instant();
    int abandoned =
        database.acrossOrganizations(all -> leftovers.abandon(all, now.minus(KEPT_INTERRUPTED)));
    List<Leftover> left =
        database.readAcrossOrganizations(all ->
            leftovers.leftovers(all, now.minus(Duration.ofHours(1)), now.minus(KEPT_BAD_ROWS)));
    for (Leftover leftover : left) {
      database.write(
          leftover.organization(),
          scope -> {
            KnownImport known = imports.lock(scope, leftover.id()).orElseThrow();
            // A refused file may have begun to come again.
            boolean isStill =
                known.isOver()
                    || known.wire().state() == TaskImportState.REFUSED
                    || known.wire().state() == TaskImportState.ABANDONED;
            if (isStill) {
              leftovers.deleteRows(scope, leftover.id());
            }
            boolean isOld =
                Instant.ofEpochMilli(known.wire().updated()).isBefore(now.minus(KEPT_BAD_ROWS));
            if (isStill && isOld) {
              leftovers.deleteBadRows(scope, leftover.id());
            }
            return known;
          });
    }
    if (abandoned > 0) {
      LOG.info("{} imports were given up: nobody went on with them", abandoned);
    }
    return abandoned + left.size();
  }
}
