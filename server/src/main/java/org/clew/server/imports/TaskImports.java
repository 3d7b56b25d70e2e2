package org.clew.server.imports;

import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTaskImport;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.content.Contents;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.event.Events;
import org.clew.server.http.BodyStream;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.clew.server.imports.ImportRowStore.Wrong;
import org.clew.server.task.BulkChanges;
import org.jspecify.annotations.Nullable;

/**
 * Takes in files of tasks, says how far they are, and takes their tasks back. Everything that
 * matters is in the database: a server that is killed leaves an import that any other can go on
 * with when the file is sent again.
 */
public final class TaskImports {
  private final ImportStart start;
  private final ImportIntake intake;
  private final KnownImports overview;
  private final ImportUndo undo;
  private final ImportCleanup cleanup;

  /** With the sources of ids, time and spread. */
  public TaskImports(
      Database database,
      Events events,
      Ids ids,
      Clock clock,
      RandomGenerator random,
      Contents contents,
      BulkChanges bulk) {
    ImportFinish finish = new ImportFinish(database, events, clock);
    overview = new KnownImports(database, clock);
    start = new ImportStart(database, ids, clock);
    intake = new ImportIntake(database, ids, clock, random, contents, finish, overview, start);
    undo = new ImportUndo(database, events, clock, bulk, overview);
    cleanup = new ImportCleanup(database, clock);
  }

  void checkMayImport(CurrentUser user) {
    Right.IMPORT_TASKS.check(user, Subject.ORGANIZATION);
  }

  /** Takes a file in, or goes on with it; answers what became of it. */
  WireTaskImport receive(CurrentUser user, ImportOptions options, BodyStream body) {
    return intake.receive(user, options, body);
  }

  /** The same of an import that has begun. */
  WireTaskImport receive(CurrentUser user, KnownImport known, InputStream bytes) {
    return intake.receive(user, known, bytes);
  }

  /** Begins an import, or finds the one of its key. */
  KnownImport begin(CurrentUser user, ImportOptions options) {
    return start.begin(user, options);
  }

  /** An import that the user may see, with the first things that are wrong. */
  WireTaskImport get(CurrentUser user, ObjectId id) {
    return overview.get(user, id);
  }

  /**
   * The imports that the user may see, oldest first.
   *
   * @param key of one of their own; null for all
   */
  Part<WireTaskImport> list(CurrentUser user, @Nullable String key, Page page) {
    checkMayImport(user);
    return overview.list(user, key, page);
  }

  /** What is wrong with the rows of an import, behind some of it, by line. */
  List<Wrong> bad(CurrentUser user, ObjectId id, long afterLine, long afterNumber, int limit) {
    return overview.bad(user, id, afterLine, afterNumber, limit);
  }

  /** An import with what only servers know of it. */
  KnownImport known(CurrentUser user, ObjectId id) {
    return overview.known(user, id);
  }

  /** Takes the tasks of an import back, if nobody ever took one. */
  WireTaskImport undo(CurrentUser user, ObjectId id) {
    return undo.undo(user, id);
  }

  /** Gives up what nobody went on with for a day, and takes old rows away; answers how many. */
  public int collect() {
    return cleanup.collect();
  }
}
