package org.clew.server.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTaskImport;
import org.clew.server.content.Contents;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.BodyStream;
import org.clew.server.http.CurrentUser;
import org.clew.server.imports.ImportStateStore.End;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in files of tasks, and says in the end what became of them. */
final class ImportIntake {
  private static final Logger LOG = LoggerFactory.getLogger(ImportIntake.class);

  private final Database database;
  private final Ids ids;
  private final Clock clock;
  private final RandomGenerator random;
  private final Contents contents;
  private final ImportFinish finish;
  private final KnownImports overview;
  private final ImportStart start;
  private final ImportStore imports = new ImportStore();
  private final ImportStateStore states = new ImportStateStore();
  private final ImportLeftoverStore leftovers = new ImportLeftoverStore();

  ImportIntake(
      Database database,
      Ids ids,
      Clock clock,
      RandomGenerator random,
      Contents contents,
      ImportFinish finish,
      KnownImports overview,
      ImportStart start) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
    this.contents = contents;
    this.finish = finish;
    this.overview = overview;
    this.start = start;
  }

  /** Takes a file in, or goes on with it; answers what became of it. */
  WireTaskImport receive(CurrentUser user, ImportOptions options, BodyStream body) {
    KnownImport known = start.begin(user, options);
    if (known.isOver()) {
      ImportStart.checkSame(known, body.bytes());
      return overview.get(user, known.id());
    }
    return receive(user, known, body.bytes());
  }

  /** The same of an import that has begun. */
  WireTaskImport receive(CurrentUser user, KnownImport known, InputStream bytes) {
    try (Pulse _ = Pulse.start(() -> touch(user, known))) {
      RowJudge judge = new RowJudge(user, contents, ids, random);
      new ImportRun(database, clock, user, known, judge).read(bytes);
      return end(user, known);
    } catch (BodyStream.Broken broken) {
      interrupt(user, known);
      throw broken.failure();
    } catch (IOException unreadable) {
      interrupt(user, known);
      throw new UncheckedIOException(unreadable);
    } catch (Failure refusal) {
      if (refusal.code() == FailureCode.BAD_REQUEST) {
        return refuse(user, known, refusal.getMessage());
      }
      interrupt(user, known);
      throw refusal;
    } catch (RuntimeException | Error fault) {
      interrupt(user, known);
      throw fault;
    }
  }

  private WireTaskImport end(CurrentUser user, KnownImport known) {
    boolean isEmpty =
        database.read(
            user.organization(),
            scope -> imports.byId(scope, known.id()).orElseThrow().wire().rows() == 0);
    if (isEmpty) {
      throw Failure.badRequest("There is no task in the file.");
    }
    var _ = finish.end(user, known);
    clear(user, known.id());
    return overview.get(user, known.id());
  }

  private WireTaskImport refuse(CurrentUser user, KnownImport known, String problem) {
    var _ =
        database.write(
            user.organization(),
            scope ->
                states.end(scope, known.id(), known.run(), End.refused(problem), clock.instant()));
    clear(user, known.id());
    return overview.get(user, known.id());
  }

  /** What fails here is done by the next housekeeping. */
  private void clear(CurrentUser user, ObjectId id) {
    try {
      database.write(
          user.organization(),
          scope -> {
            leftovers.deleteRows(scope, id);
            return id;
          });
    } catch (RuntimeException failed) {
      LOG.warn("The staged rows of import {} stay for a while", id, failed);
    }
  }

  private void interrupt(CurrentUser user, KnownImport known) {
    try {
      int interrupted =
          database.write(
              user.organization(),
              scope -> states.interrupt(scope, known.id(), known.run(), clock.instant()));
      if (interrupted > 0 && known.key() == null) {
        // Nobody can go on with it.
        clear(user, known.id());
      }
    } catch (RuntimeException failed) {
      LOG.warn("Import {} ends without a word", known.id(), failed);
    }
  }

  private void touch(CurrentUser user, KnownImport known) {
    var _ =
        database.write(
            user.organization(),
            scope -> states.touch(scope, known.id(), known.run(), clock.instant()));
  }
}
