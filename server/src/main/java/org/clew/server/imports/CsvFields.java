package org.clew.server.imports;

import java.util.Map;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.TaskExperience;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;

/** The fields of one row of CSV, of which those left blank are absent. */
final class CsvFields {
  private final long line;
  private final Map<CsvColumn, String> values;
  private final boolean hasDecimalCommas;
  private final ReadRows rows;
  private boolean isBad;

  CsvFields(long line, Map<CsvColumn, String> values, char separator, ReadRows rows) {
    this.line = line;
    this.values = values;
    // Excel writes 0,5 where it separates by semicolons.
    this.hasDecimalCommas = separator == ';';
    this.rows = rows;
  }

  /** Makes a row of them, if nothing is wrong. */
  void take() {
    String dataset = needed(CsvColumn.DATASET);
    String taskType = needed(CsvColumn.TASK_TYPE);
    String project = needed(CsvColumn.PROJECT);
    TaskExperience experience =
        new TaskExperience(needed(CsvColumn.DOMAIN), neededNumber(CsvColumn.VALUE));
    Vec3Int position =
        new Vec3Int(
            neededNumber(CsvColumn.X), neededNumber(CsvColumn.Y), neededNumber(CsvColumn.Z));
    Vec3Double rotation =
        new Vec3Double(
            decimal(CsvColumn.ROT_X), decimal(CsvColumn.ROT_Y), decimal(CsvColumn.ROT_Z));
    long instances = number(CsvColumn.INSTANCES, 1);
    @Nullable BoundingBox box = box();
    @Nullable ObjectId base = id(CsvColumn.BASE);
    if (!isBad) {
      rows.good(
          new ImportRow(
              line,
              taskType,
              dataset,
              values.get(CsvColumn.SCRIPT),
              project,
              experience,
              instances,
              position,
              rotation,
              box,
              values.get(CsvColumn.CREATION_INFO),
              values.get(CsvColumn.DESCRIPTION),
              base,
              values.get(CsvColumn.EXTERNAL_KEY)));
    }
  }

  private void bad(CsvColumn column, String reason) {
    isBad = true;
    rows.bad(line, column.title(), reason);
  }

  private String needed(CsvColumn column) {
    String value = values.get(column);
    if (value == null) {
      bad(column, "It is missing.");
      return "";
    }
    return value;
  }

  private int neededNumber(CsvColumn column) {
    return values.containsKey(column) ? number(column, 0) : needed(column).length();
  }

  private int number(CsvColumn column, int otherwise) {
    String value = values.get(column);
    if (value == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException notANumber) {
      bad(column, "A whole number is expected, not “%s”.".formatted(value));
      return otherwise;
    }
  }

  private double decimal(CsvColumn column) {
    String value = values.get(column);
    if (value == null) {
      return 0;
    }
    try {
      double number = Double.parseDouble(hasDecimalCommas ? value.replace(',', '.') : value);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as for one that has no end.
    }
    bad(column, "A number is expected, not “%s”.".formatted(value));
    return 0;
  }

  /** Null if none of its columns is filled in, as for a box without a voxel. */
  private @Nullable BoundingBox box() {
    Vec3Int corner =
        new Vec3Int(
            number(CsvColumn.MIN_X, 0), number(CsvColumn.MIN_Y, 0), number(CsvColumn.MIN_Z, 0));
    Vec3Int size =
        new Vec3Int(
            number(CsvColumn.WIDTH, 0), number(CsvColumn.HEIGHT, 0), number(CsvColumn.DEPTH, 0));
    try {
      return new BoundingBox(corner, size);
    } catch (IllegalArgumentException misshapen) {
      bad(CsvColumn.WIDTH, misshapen.getMessage() + ".");
      return null;
    }
  }

  private @Nullable ObjectId id(CsvColumn column) {
    String value = values.get(column);
    try {
      return value == null ? null : new ObjectId(value);
    } catch (IllegalArgumentException notAnId) {
      bad(column, "An id of 24 hexadecimal characters is expected, not “%s”.".formatted(value));
      return null;
    }
  }
}
