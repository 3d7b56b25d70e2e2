package org.clew.server.imports;

import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireBadRow;
import org.clew.model.wire.WireTaskImport;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.clew.server.imports.ImportRowStore.Wrong;
import org.jspecify.annotations.Nullable;

/** Imports as people see them: their own, or, for admins, all of the organization. */
final class KnownImports {
  private static final int MOST_TOLD = 100;

  private final Database database;
  private final Clock clock;
  private final ImportStore imports = new ImportStore();
  private final ImportRowStore rows = new ImportRowStore();

  KnownImports(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** An import that the user may see, with the first things that are wrong. */
  WireTaskImport get(CurrentUser user, ObjectId id) {
    return database.read(
        user.organization(),
        scope -> {
          WireTaskImport wire = readable(scope, user, id).wire(clock.instant());
          List<WireBadRow> bad =
              wire.bad() == 0
                  ? List.of()
                  : rows.bad(scope, id, 0, 0, MOST_TOLD).stream()
                      .map(wrong -> wrong.row().wire())
                      .toList();
          return wire.withBadRows(bad);
        });
  }

  /**
   * The imports that the user may see, oldest first.
   *
   * @param key of one of their own; null for all
   */
  Part<WireTaskImport> list(CurrentUser user, @Nullable String key, Page page) {
    boolean seesAll = Right.READ_TASK_IMPORT.isHeldBy(user, Subject.ORGANIZATION);
    // Keys of others are their own business.
    @Nullable ObjectId own = seesAll && key == null ? null : user.id();
    return database.read(
        user.organization(),
        scope -> {
          List<WireTaskImport> found =
              imports.list(scope, own, key, page).stream()
                  .map(known -> known.wire(clock.instant()))
                  .toList();
          OptionalLong total = page.total(() -> imports.count(scope, own, key));
          return Part.of(page, found, WireTaskImport::id, total);
        });
  }

  /** What is wrong with the rows of an import, behind some of it, by line. */
  List<Wrong> bad(CurrentUser user, ObjectId id, long afterLine, long afterNumber, int limit) {
    return database.read(
        user.organization(),
        scope -> {
          var _ = readable(scope, user, id);
          return rows.bad(scope, id, afterLine, afterNumber, limit);
        });
  }

  /** The same with what only servers know of it. */
  KnownImport known(CurrentUser user, ObjectId id) {
    return database.read(user.organization(), scope -> readable(scope, user, id));
  }

  private KnownImport readable(Scope scope, CurrentUser user, ObjectId id) {
    return imports
        .byId(scope, id)
        .filter(known -> isReadable(user, known))
        .orElseThrow(() -> absent(id));
  }

  /** The same, locked. */
  KnownImport lock(Scope scope, CurrentUser user, ObjectId id) {
    return imports
        .lock(scope, id)
        .filter(known -> isReadable(user, known))
        .orElseThrow(() -> absent(id));
  }

  private static boolean isReadable(CurrentUser user, KnownImport known) {
    return Right.READ_TASK_IMPORT.isHeldBy(user, Subject.ofOwner(known.wire().user()));
  }

  private static Failure absent(ObjectId id) {
    return Failure.notFound("Import", id);
  }
}
