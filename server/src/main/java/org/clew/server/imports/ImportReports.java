package org.clew.server.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.clew.json.WireJson;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTaskImport;
import org.clew.server.http.CurrentUser;
import org.clew.server.imports.ImportRowStore.Wrong;
import org.jspecify.annotations.Nullable;

/** What an import says while it runs and afterwards, written while it is sent. */
final class ImportReports {
  private static final int AT_ONCE = 1_000;
  private static final long LOOK_MILLIS = 500;
  private static final int SILENT_LOOKS = 20;
  private static final int MOST_LOOKS = 2 * 3600;

  private final TaskImports imports;

  ImportReports(TaskImports imports) {
    this.imports = imports;
  }

  /** Everything that is wrong, one JSON object a line. */
  void badRowsAsNdjson(CurrentUser user, ObjectId id, OutputStream out) throws IOException {
    for (List<Wrong> part = part(user, id, null); !part.isEmpty(); part = part(user, id, part)) {
      for (Wrong wrong : part) {
        out.write(WireJson.mapper().writeValueAsBytes(wrong.row().wire()));
        out.write('\n');
      }
    }
  }

  /** The same as CSV with a header. */
  void badRowsAsCsv(CurrentUser user, ObjectId id, OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().build(text);
    csv.writeRecord("line", "field", "reason");
    for (List<Wrong> part = part(user, id, null); !part.isEmpty(); part = part(user, id, part)) {
      for (Wrong wrong : part) {
        BadRow row = wrong.row();
        csv.writeRecord(
            Long.toString(row.line()), Objects.requireNonNullElse(row.field(), ""), row.reason());
      }
    }
    csv.flush();
  }

  private List<Wrong> part(CurrentUser user, ObjectId id, @Nullable List<Wrong> before) {
    if (before == null) {
      return imports.bad(user, id, 0, 0, AT_ONCE);
    }
    Wrong last = before.getLast();
    return imports.bad(user, id, last.row().line(), last.number(), AT_ONCE);
  }

  /** Server-sent events: how far it is, whenever that changes, until no server works on it. */
  void events(CurrentUser user, ObjectId id, OutputStream out) throws IOException {
    @Nullable WireTaskImport told = null;
    int silent = 0;
    for (int look = 0; look < MOST_LOOKS; look++) {
      WireTaskImport now = imports.get(user, id);
      if (!now.equals(told)) {
        String kind = now.state().isRunning() ? "progress" : "end";
        send(out, "event: " + kind + "\ndata: " + WireJson.mapper().writeValueAsString(now));
        told = now;
        silent = 0;
      } else if (++silent >= SILENT_LOOKS) {
        // Keeps the connection, and notices when nobody listens any more.
        send(out, ":");
        silent = 0;
      }
      if (!now.state().isRunning()) {
        return;
      }
      pause();
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write((text + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void pause() throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("The server stops", stopped);
    }
  }
}
