package org.clew.server.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTaskImport;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.BodyStream;
import org.clew.server.http.CurrentUser;

/** Which import a file belongs to: a new one, or one of its key that goes on or is over. */
final class ImportStart {
  private final Database database;
  private final Ids ids;
  private final Clock clock;
  private final ImportStore imports = new ImportStore();
  private final ImportStateStore states = new ImportStateStore();
  private final ImportLeftoverStore leftovers = new ImportLeftoverStore();

  ImportStart(Database database, Ids ids, Clock clock) {
    this.database = database;
    this.ids = ids;
    this.clock = clock;
  }

  /** Begins an import, or finds the one of its key. */
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
      case INTERRUPTED -> states.takeOver(scope, known.id(), now);
      case REFUSED, ABANDONED -> {
        leftovers.deleteRows(scope, known.id());
        leftovers.deleteBadRows(scope, known.id());
        states.startAgain(scope, known.id(), now);
      }
      case CREATED, CHECKED, UNDONE -> {}
    }
    return imports.byId(scope, known.id()).orElseThrow();
  }

  /** Fails unless the file is the one that was imported. */
  static void checkSame(KnownImport known, InputStream file) {
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
}
