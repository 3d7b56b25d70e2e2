package org.clew.server.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.server.csv.CsvForm;
import org.clew.server.failure.Failure;

/** CSV with a header, or the lines of WEBKNOSSOS’s form for many tasks, which have none. */
final class CsvRows implements RowForm {
  private final char separator;
  private List<CsvColumn> columns = List.of();
  private int least;

  CsvRows(char separator) {
    this.separator = separator;
  }

  @Override
  public boolean begin(FileLine first) {
    if (first.problem() != null) {
      throw Failure.badRequest("Line %d: %s".formatted(first.number(), first.problem()));
    }
    List<String> fields = records(first.text()).getFirst().stream().map(String::strip).toList();
    if (fields.stream().anyMatch(name -> CsvColumn.called(name).isPresent())) {
      columns = header(first.number(), fields);
      least = columns.size();
      return true;
    }
    if (!isWithoutHeader(fields)) {
      throw Failure.badRequest(
          "Line %d: it neither names columns nor has the %d to %d fields of a task. The columns are %s."
              .formatted(
                  first.number(),
                  CsvColumn.LEAST_WITHOUT_HEADER,
                  CsvColumn.WITHOUT_HEADER.size(),
                  CsvColumn.known()));
    }
    columns = CsvColumn.WITHOUT_HEADER;
    least = CsvColumn.LEAST_WITHOUT_HEADER;
    return false;
  }

  /** Whether a line has as many fields as a task, and numbers where its position is. */
  private static boolean isWithoutHeader(List<String> fields) {
    return fields.size() >= CsvColumn.LEAST_WITHOUT_HEADER
        && fields.size() <= CsvColumn.WITHOUT_HEADER.size()
        && Stream.of(CsvColumn.X, CsvColumn.Y, CsvColumn.Z)
            .map(column -> fields.get(CsvColumn.WITHOUT_HEADER.indexOf(column)))
            .anyMatch(number -> number.matches("-?\\d+"));
  }

  private static List<CsvColumn> header(long line, List<String> names) {
    List<CsvColumn> columns = new ArrayList<>();
    for (String name : names) {
      CsvColumn column =
          CsvColumn.called(name)
              .orElseThrow(() ->
                  Failure.badRequest(
                      "Line %d: the column “%s” is not known. There are %s."
                          .formatted(line, name, CsvColumn.known())));
      if (columns.contains(column)) {
        throw Failure.badRequest(
            "Line %d: the column “%s” is there twice.".formatted(line, column.title()));
      }
      columns.add(column);
    }
    for (CsvColumn column : CsvColumn.NEEDED) {
      if (!columns.contains(column)) {
        throw Failure.badRequest(
            "Line %d: the column “%s” is missing.".formatted(line, column.title()));
      }
    }
    return columns;
  }

  @Override
  public void read(List<FileLine> lines, ReadRows rows) {
    List<FileLine> readable = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (FileLine line : lines) {
      if (line.problem() != null) {
        rows.bad(line.number(), null, line.problem());
      } else {
        readable.add(line);
        text.append(line.text()).append('\n');
      }
    }
    List<List<String>> records = records(text.toString());
    if (records.size() != readable.size()) {
      throw new IllegalStateException(
          "%d lines of CSV are %d records".formatted(readable.size(), records.size()));
    }
    for (int i = 0; i < records.size(); i++) {
      read(readable.get(i).number(), records.get(i), rows);
    }
  }

  private List<List<String>> records(String text) {
    List<List<String>> records = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvForm.reader(separator).ofCsvRecord(text)) {
      for (CsvRecord row : reader) {
        records.add(row.getFields());
      }
      return records;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void read(long line, List<String> fields, ReadRows rows) {
    if (fields.stream().allMatch(String::isBlank)) {
      // Spreadsheets write the separators of rows that are empty.
      return;
    }
    if (fields.size() < least || fields.size() > columns.size()) {
      String wanted = least == columns.size() ? "" : "%d to ".formatted(least);
      rows.bad(
          line,
          null,
          "It has %d fields, not %s%d.".formatted(fields.size(), wanted, columns.size()));
      return;
    }
    Map<CsvColumn, String> values = new EnumMap<>(CsvColumn.class);
    for (int i = 0; i < fields.size(); i++) {
      String value = fields.get(i).strip();
      if (!value.isEmpty()) {
        values.put(columns.get(i), value);
      }
    }
    new CsvFields(line, values, separator, rows).take();
  }
}
