package org.clew.server.user;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clew.server.csv.CsvForm;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;

/**
 * Reads people from CSV (RFC 4180) as spreadsheets write it: UTF-8, with commas, semicolons or tabs
 * between the fields, whichever comes first in the header.
 */
final class PeopleFile {
  static final int MOST_PEOPLE = 1000;
  private static final int MOST_BYTES = 4 << 20;

  private PeopleFile() {}

  /** Every good line; what is wrong with others is added to the errors. */
  static List<PeopleLine> read(Path file, LineErrors errors) {
    String text = text(file);
    List<CsvRecord> records = records(text);
    if (records.isEmpty()) {
      throw Failure.badRequest(
          "The file is empty. Its first line names the columns: " + PeopleColumns.KNOWN + ".");
    }
    PeopleColumns columns = PeopleColumns.of(records.getFirst().getFields());
    List<PeopleLine> lines = new ArrayList<>();
    for (CsvRecord row : records.subList(1, records.size())) {
      if (!row.getFields().stream().allMatch(String::isBlank)) {
        columns.read(row.getStartingLineNumber(), row.getFields(), errors).ifPresent(lines::add);
      }
    }
    return lines;
  }

  private static List<CsvRecord> records(String text) {
    List<CsvRecord> records = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvForm.reader(CsvForm.separator(text)).ofCsvRecord(text)) {
      for (CsvRecord row : reader) {
        if (records.size() > MOST_PEOPLE) {
          throw Failure.badRequest(
              "The file has more than %d people. Please send it in parts.".formatted(MOST_PEOPLE));
        }
        records.add(row);
      }
      return records;
    } catch (CsvParseException misshapen) {
      long last = records.isEmpty() ? 0 : records.getLast().getStartingLineNumber();
      throw Failure.badRequest(
          "The file is no CSV behind line %d: a quote is not closed, or something follows it."
              .formatted(last));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw Failure.of(
            FailureCode.TOO_LARGE,
            "The file is larger than %d MB. Please send it in parts.".formatted(MOST_BYTES >> 20));
      }
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException otherEncoding) {
      throw Failure.badRequest("The file is not UTF-8. Please save it as “CSV UTF-8”.");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
