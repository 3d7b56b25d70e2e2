package org.clew.server.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.clew.json.WireJson;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireBadRow;
import org.clew.model.wire.WireTaskImport;
import org.clew.server.http.Column;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.EventStream;
import org.clew.server.http.ListFormat;
import org.clew.server.http.RowWriter;
import org.clew.server.imports.ImportRowStore.Wrong;
import org.jspecify.annotations.Nullable;

/** What an import says while it runs and afterwards, written while it is sent. */
public final class ImportReports implements AutoCloseable {
  private static final List<Column<WireBadRow>> COLUMNS =
      List.of(
          new Column<>("line", WireBadRow::line),
          new Column<>("field", WireBadRow::field),
          new Column<>("reason", WireBadRow::reason));
  private static final int AT_ONCE = 1_000;
  private static final long LOOK_MILLIS = 500;
  private static final int SILENT_LOOKS = 16;

  private final TaskImports imports;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Over the use cases. */
  public ImportReports(TaskImports imports) {
    this.imports = imports;
  }

  /** Everything that is wrong, by line. */
  void badRows(CurrentUser user, ObjectId id, ListFormat format, OutputStream out)
      throws IOException {
    RowWriter<WireBadRow> rows = RowWriter.to(out, format, COLUMNS);
    for (List<Wrong> part = part(user, id, null); !part.isEmpty(); part = part(user, id, part)) {
      for (Wrong wrong : part) {
        rows.write(wrong.row().wire());
      }
    }
    rows.end();
  }

  private List<Wrong> part(CurrentUser user, ObjectId id, @Nullable List<Wrong> before) {
    if (before == null) {
      return imports.bad(user, id, 0, 0, AT_ONCE);
    }
    Wrong last = before.getLast();
    return imports.bad(user, id, last.row().line(), last.number(), AT_ONCE);
  }

  /** How far it is, whenever that changes, until no server works on it or this one stops. */
  void events(CurrentUser user, ObjectId id, EventStream stream) throws IOException {
    @Nullable WireTaskImport told = null;
    int silent = 0;
    while (true) {
      WireTaskImport now = imports.get(user, id);
      boolean isRunning = now.state().isRunning();
      if (!now.equals(told)) {
        stream.send(
            null, isRunning ? "progress" : "end", WireJson.mapper().writeValueAsString(now));
        stream.flush();
        told = now;
        silent = 0;
      } else if (++silent >= SILENT_LOOKS) {
        stream.beat();
        silent = 0;
      }
      if (!isRunning || isClosedSoon()) {
        return;
      }
    }
  }

  /** Waits for the next look. */
  private boolean isClosedSoon() throws IOException {
    try {
      return closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("The server stops", stopped);
    }
  }

  /** Ends all that is being sent. */
  @Override
  public void close() {
    closed.countDown();
  }
}
