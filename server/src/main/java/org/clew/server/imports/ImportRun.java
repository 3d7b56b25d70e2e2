package org.clew.server.imports;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.clew.server.imports.StagedTask.PoolKey;
import org.jspecify.annotations.Nullable;

/**
 * One request that brings the file of an import, or brings it again: passes over what is known, and
 * stages the rest, some rows in each transaction together with how far it is.
 */
final class ImportRun {
  static final int ROWS_TOGETHER = 5_000;
  private static final int CHARACTERS_TOGETHER = 4 << 20;
  private static final long PAUSE = Duration.ofSeconds(2).toNanos();
  private static final int MOST_POOLS = 20_000;

  private final Database database;
  private final Clock clock;
  private final CurrentUser user;
  private final KnownImport known;
  private final RowJudge judge;
  private final ImportStateStore states = new ImportStateStore();
  private final ImportRowStore rowStore = new ImportRowStore();
  private final Map<PoolKey, Long> pools = new HashMap<>();

  ImportRun(Database database, Clock clock, CurrentUser user, KnownImport known, RowJudge judge) {
    this.database = database;
    this.clock = clock;
    this.user = user;
    this.known = known;
    this.judge = judge;
  }

  /** Reads to the end of the file. */
  void read(InputStream file) throws IOException {
    LineReader lines = new LineReader(file, known.isCsv());
    RowForm form = known.isCsv() ? new CsvRows(lines.separator()) : new JsonRows();
    @Nullable FileLine pending = lines.next();
    if (pending == null) {
      throw Failure.badRequest("There is no task in the file.");
    }
    boolean isHeader = form.begin(pending);
    if (known.wire().bytes() > 0) {
      passKnown(lines);
      isHeader = true;
    }
    List<FileLine> together = new ArrayList<>();
    int characters = 0;
    long since = System.nanoTime();
    for (FileLine line = isHeader ? lines.next() : pending; line != null; line = lines.next()) {
      together.add(line);
      characters += line.text().length();
      if (together.size() >= ROWS_TOGETHER
          || characters >= CHARACTERS_TOGETHER
          || System.nanoTime() - since > PAUSE) {
        stage(form, together, lines);
        together.clear();
        characters = 0;
        since = System.nanoTime();
      }
    }
    stage(form, together, lines);
  }

  /** Goes where an earlier request ended, and looks whether this is the same file. */
  private void passKnown(LineReader lines) throws IOException {
    while (lines.offset() < known.wire().bytes() && lines.next() != null) {
      // These rows are staged.
    }
    if (lines.offset() != known.wire().bytes()
        || !Objects.requireNonNull(known.hash()).equals(lines.hash())) {
      throw otherFile();
    }
  }

  static Failure otherFile() {
    return Failure.of(
        FailureCode.UNPROCESSABLE,
        "This Idempotency-Key was used for another file. Take a new key for each file.");
  }

  private void stage(RowForm form, List<FileLine> together, LineReader lines) {
    ReadRows rows = new ReadRows();
    form.read(together, rows);
    long bytes = lines.offset();
    String hash = lines.hash();
    var _ =
        database.write(
            user.organization(),
            scope -> {
              List<StagedTask> tasks = judge.judge(scope, rows);
              rowStore.copy(scope, known.id(), tasks, poolsOf(scope, tasks));
              rowStore.copyBad(scope, known.id(), rows.bad());
              boolean isOurs =
                  states.progress(
                      scope,
                      known.id(),
                      known.run(),
                      bytes,
                      hash,
                      tasks.size(),
                      rows.badCount(),
                      clock.instant());
              if (!isOurs) {
                throw takenOver();
              }
              return true;
            });
  }

  static Failure takenOver() {
    return Failure.of(
        FailureCode.CONFLICT, "Another request goes on with this import. Ask how far it is.");
  }

  private @Nullable Map<PoolKey, Long> poolsOf(Scope scope, List<StagedTask> tasks) {
    if (known.wire().dryRun()) {
      return null;
    }
    Set<PoolKey> wanted =
        tasks.stream()
            .map(StagedTask::pool)
            .filter(pool -> !pools.containsKey(pool))
            .collect(Collectors.toSet());
    if (!wanted.isEmpty()) {
      if (pools.size() > MOST_POOLS) {
        pools.clear();
        wanted = tasks.stream().map(StagedTask::pool).collect(Collectors.toSet());
      }
      pools.putAll(rowStore.pools(scope, wanted));
    }
    return pools;
  }
}
