package org.clew.server.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.clew.model.ObjectId;
import org.clew.model.TaskImportState;
import org.clew.model.wire.WireBadRow;
import org.clew.model.wire.WireTaskImport;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.content.Contents;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.BodyStream;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.clew.server.imports.ImportRowStore.Wrong;
import org.clew.server.imports.ImportStore.End;
import org.clew.server.imports.ImportStore.Leftover;
import org.clew.server.project.ProjectRow;
import org.clew.server.project.ProjectStore;
import org.clew.server.task.BulkChanges;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in files of tasks, says how far they are, and takes their tasks back. Everything that
 * matters is in the database: a server that is killed leaves an import that any other can go on
 * with when the file is sent again.
 */
public final class TaskImports {
  private static final Logger LOG = LoggerFactory.getLogger(TaskImports.class);
  private static final int MOST_TOLD = 100;
  private static final Duration KEPT_INTERRUPTED = Duration.ofDays(1);
  private static final Duration KEPT_BAD_ROWS = Duration.ofDays(30);

  private final Database database;
  private final Events events;
  private final Ids ids;
  private final Clock clock;
  private final RandomGenerator random;
  private final Contents contents;
  private final BulkChanges bulk;
  private final ImportFinish finish;
  private final ImportStore imports = new ImportStore();
  private final ImportRowStore rows = new ImportRowStore();
  private final ImportFinishStore taskStore = new ImportFinishStore();
  private final ProjectStore projects = new ProjectStore();

  /** With the sources of ids, time and spread. */
  public TaskImports(
      Database database,
      Events events,
      Ids ids,
      Clock clock,
      RandomGenerator random,
      Contents contents,
      BulkChanges bulk) {
    this.database = database;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
    this.contents = contents;
    this.bulk = bulk;
    this.finish = new ImportFinish(database, events, clock);
  }

  void checkMayImport(CurrentUser user) {
    Right.IMPORT_TASKS.check(user, Subject.ORGANIZATION);
  }

  /** Takes a file in, or goes on with it; answers what became of it. */
  WireTaskImport receive(CurrentUser user, ImportOptions options, BodyStream body) {
    KnownImport known = begin(user, options);
    if (isOver(known)) {
      checkSame(known, body.bytes());
      return get(user, known.id());
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

  static boolean isOver(KnownImport known) {
    return switch (known.wire().state()) {
      case CREATED, CHECKED, UNDONE -> true;
      case READING, CREATING, INTERRUPTED, REFUSED, ABANDONED -> false;
    };
  }

  KnownImport begin(CurrentUser user, ImportOptions options) {
    return database.write(
        user.organization(),
        scope -> {
          Instant now = clock.instant();
          ObjectId id = ids.next();
          if (imports.insert(scope, id, user.id(), options, now)) {
            return imports.byId(scope, id).orElseThrow();
          }
          String key = Objects.requireNonNull(options.key());
          return goOn(scope, imports.lockByKey(scope, user.id(), key).orElseThrow(), options, now);
        });
  }

  private KnownImport goOn(Scope scope, KnownImport known, ImportOptions options, Instant now) {
    WireTaskImport wire = known.wire();
    String onError = options.skipsBadRows() ? "skip" : "abort";
    if (known.isCsv() != options.isCsv()
        || wire.dryRun() != options.isDryRun()
        || !wire.onError().equals(onError)) {
      throw Failure.of(
          FailureCode.UNPROCESSABLE,
          "This Idempotency-Key was used for an import with other options. Take a new key.");
    }
    switch (known.state(now)) {
      case READING, CREATING ->
          throw Failure.of(
              FailureCode.CONFLICT,
              "This import is still under way. Ask how far it is, or send it again in a moment.");
      case INTERRUPTED -> imports.takeOver(scope, known.id(), now);
      case REFUSED, ABANDONED -> {
        imports.deleteRows(scope, known.id());
        imports.deleteBadRows(scope, known.id());
        imports.startAgain(scope, known.id(), now);
      }
      case CREATED, CHECKED, UNDONE -> {}
    }
    return imports.byId(scope, known.id()).orElseThrow();
  }

  /** Fails unless the file is the one that was imported. */
  private static void checkSame(KnownImport known, InputStream file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[64 << 10];
      for (int read = file.read(piece); read >= 0; read = file.read(piece)) {
        digest.update(piece, 0, read);
      }
      if (!HexFormat.of().formatHex(digest.digest()).equals(known.hash())) {
        throw ImportRun.otherFile();
      }
    } catch (BodyStream.Broken broken) {
      throw broken.failure();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256", missing);
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
    return get(user, known.id());
  }

  private WireTaskImport refuse(CurrentUser user, KnownImport known, String problem) {
    var _ =
        database.write(
            user.organization(),
            scope ->
                imports.end(
                    scope,
                    known.id(),
                    known.run(),
                    new End(TaskImportState.REFUSED, 0, 0, 0, problem),
                    clock.instant()));
    clear(user, known.id());
    return get(user, known.id());
  }

  /** What fails here is done by the next housekeeping. */
  private void clear(CurrentUser user, ObjectId id) {
    try {
      database.write(
          user.organization(),
          scope -> {
            imports.deleteRows(scope, id);
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
              scope -> imports.interrupt(scope, known.id(), known.run(), clock.instant()));
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
            scope -> imports.touch(scope, known.id(), known.run(), clock.instant()));
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
    checkMayImport(user);
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

  private static boolean isReadable(CurrentUser user, KnownImport known) {
    return Right.READ_TASK_IMPORT.isHeldBy(user, Subject.ofOwner(known.wire().user()));
  }

  private static Failure absent(ObjectId id) {
    return Failure.notFound("Import", id);
  }

  /** Takes the tasks of an import back, if nobody ever took one. */
  WireTaskImport undo(CurrentUser user, ObjectId id) {
    database.write(
        user.organization(),
        scope -> {
          KnownImport known =
              imports
                  .lock(scope, id)
                  .filter(row -> isReadable(user, row))
                  .orElseThrow(() -> absent(id));
          if (known.wire().state() == TaskImportState.UNDONE) {
            return 0;
          }
          if (known.wire().state() != TaskImportState.CREATED) {
            throw Failure.of(
                FailureCode.CONFLICT,
                "This import has created no tasks: it is %s.".formatted(known.wire().state()));
          }
          for (ProjectRow project : projects.keepByIds(scope, taskStore.projects(scope, id))) {
            Right.EDIT_TASK.check(user, project.subject());
          }
          // First the locks, then the look: an instance may be taken until then.
          long tasks = taskStore.lockTasks(scope, id);
          long started = taskStore.started(scope, id);
          if (started > 0) {
            throw Failure.of(
                FailureCode.CONFLICT,
                "%d of the %d tasks of this import have been taken by someone, so it cannot be undone."
                    .formatted(started, tasks));
          }
          int deleted = bulk.deleteTasksOfImport(scope, user, id);
          imports.undo(scope, id, clock.instant());
          events.changed(
              scope,
              user.id(),
              "task_import.undone",
              id,
              Map.of("created", known.wire().created()),
              Map.of("deleted", deleted));
          return deleted;
        });
    return get(user, id);
  }

  /** Gives up what nobody went on with for a day, and takes old rows away; answers how many. */
  public int collect() {
    Instant now = clock.instant();
    int abandoned =
        database.acrossOrganizations(all -> imports.abandon(all, now.minus(KEPT_INTERRUPTED)));
    List<Leftover> leftovers =
        database.readAcrossOrganizations(all ->
            imports.leftovers(all, now.minus(Duration.ofHours(1)), now.minus(KEPT_BAD_ROWS)));
    for (Leftover leftover : leftovers) {
      database.write(
          leftover.organization(),
          scope -> {
            KnownImport known = imports.lock(scope, leftover.id()).orElseThrow();
            // A refused file may have begun to come again.
            boolean isStill =
                isOver(known)
                    || known.wire().state() == TaskImportState.REFUSED
                    || known.wire().state() == TaskImportState.ABANDONED;
            if (isStill) {
              imports.deleteRows(scope, leftover.id());
            }
            boolean isOld =
                Instant.ofEpochMilli(known.wire().updated()).isBefore(now.minus(KEPT_BAD_ROWS));
            if (isStill && isOld) {
              imports.deleteBadRows(scope, leftover.id());
            }
            return known;
          });
    }
    if (abandoned > 0) {
      LOG.info("{} imports were given up: nobody went on with them", abandoned);
    }
    return abandoned + leftovers.size();
  }
}
