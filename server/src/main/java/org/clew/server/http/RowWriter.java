package org.clew.server.http;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.clew.json.WireJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;

/** Writes rows one after the other. */
public abstract sealed class RowWriter<T> {
  private static final int BUFFER = 1 << 16;

  /** Writes one. */
  public abstract void write(T row) throws IOException;

  /** Sends the rest; without it nobody may take what was written for a whole. */
  public abstract void end() throws IOException;

  /** Writes onto a stream, which stays open. */
  public static <T> RowWriter<T> to(OutputStream out, ListFormat format, List<Column<T>> columns)
      throws IOException {
    OutputStream buffered = new BufferedOutputStream(out, BUFFER);
    return switch (format) {
      case JSON -> new Json<>(buffered, "[", ",", "]");
      case NDJSON -> new Json<>(buffered, "", "\n", "\n");
      case CSV -> new Table<>(buffered, columns);
    };
  }

  private static final class Json<T> extends RowWriter<T> {
    private final ObjectWriter json = WireJson.rowWriter();
    private final OutputStream out;
    private final byte[] between;
    private final String last;
    private boolean isEmpty = true;

    Json(OutputStream out, String first, String between, String last) throws IOException {
      this.out = out;
      this.between = between.getBytes(StandardCharsets.UTF_8);
      this.last = last;
      out.write(first.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void write(T row) throws IOException {
      if (!isEmpty) {
        out.write(between);
      }
      isEmpty = false;
      out.write(json.writeValueAsBytes(row));
    }

    @Override
    public void end() throws IOException {
      if (!isEmpty || last.equals("]")) {
        out.write(last.getBytes(StandardCharsets.UTF_8));
      }
      out.flush();
    }
  }

  private static final class Table<T> extends RowWriter<T> {
    private final List<Column<T>> columns;
    private final Writer text;
    private final CsvWriter csv;

    Table(OutputStream out, List<Column<T>> columns) {
      this.columns = columns;
      this.text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      this.csv = CsvWriter.builder().build(text);
      csv.writeRecord(columns.stream().map(Column::name).toList());
    }

    @Override
    public void write(T row) throws IOException {
      try {
        csv.writeRecord(columns.stream().map(column -> cell(column.value().apply(row))).toList());
      } catch (UncheckedIOException gone) {
        throw gone.getCause();
      }
    }

    @Override
    public void end() throws IOException {
      csv.flush();
      text.flush();
    }

    /** Spreadsheets would run a text that looks like a formula, unless it begins with a quote. */
    private static String cell(@Nullable Object value) {
      if (value == null) {
        return "";
      }
      String text = value.toString();
      boolean isFormula =
          !(value instanceof Number)
              && !text.isEmpty()
              && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
      return isFormula ? "'" + text : text;
    }
  }
}
