package org.clew.server.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

/** CSV (RFC 4180) as spreadsheets write it: with commas, semicolons or tabs between the fields. */
public final class CsvForm {
  private CsvForm() {}

  /** What stands between the fields of a text: whichever comes first in its first line. */
  public static char separator(CharSequence text) {
    for (int i = 0; i < text.length() && text.charAt(i) != '\n'; i++) {
      char c = text.charAt(i);
      if (c == ',' || c == ';' || c == '\t') {
        return c;
      }
    }
    return ',';
  }

  /** Reads it; rows may have too many fields or too few. */
  public static CsvReaderBuilder reader(char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE);
  }
}
