package org.clew.server.web.manage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.server.web.frame.Form;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a form, and notes at each what is wrong with it. */
final class Fields {
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(?:\\.\\d+)?");
  private static final Pattern BETWEEN = Pattern.compile("[\\s,;()\\[\\]{}]*");

  private Form form;

  Fields(Form form) {
    this.form = form;
  }

  /** The form with all that was found wrong. */
  Form form() {
    return form;
  }

  void wrong(String field, String error) {
    if (form.error(field) == null) {
      form = form.withError(field, error);
    }
  }

  String needed(String field, String error) {
    String value = form.value(field);
    if (value.isEmpty()) {
      wrong(field, error);
    }
    return value;
  }

  /** An id that has to be there; null if it is not. */
  @Nullable ObjectId neededId(String field, String error) {
    String value = needed(field, error);
    return value.isEmpty() ? null : id(field);
  }

  /** An id, if there is one. */
  @Nullable ObjectId id(String field) {
    String value = form.value(field);
    if (value.isEmpty() || ObjectId.isOne(value)) {
      return value.isEmpty() ? null : new ObjectId(value);
    }
    wrong(field, "“%s” is no id.".formatted(value));
    return null;
  }

  int number(String field, int otherwise) {
    String value = form.value(field);
    if (value.isEmpty()) {
      return otherwise;
    }
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException notANumber) {
      wrong(field, "A whole number is expected, not “%s”.".formatted(value));
      return otherwise;
    }
  }

  /** A position for each line that is not blank. */
  List<Vec3Int> positions(String field) {
    List<Vec3Int> positions = new ArrayList<>();
    List<String> lines = form.value(field).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank()) {
        String where = lines.size() == 1 ? "" : "Line %d: ".formatted(i + 1);
        List<Integer> numbers = whole(field, line, 3, where + "x, y, z");
        if (!numbers.isEmpty()) {
          positions.add(new Vec3Int(numbers.get(0), numbers.get(1), numbers.get(2)));
        }
      }
    }
    if (positions.isEmpty()) {
      wrong(field, "Where does it start? Three whole numbers, as in 120, 80, 30.");
    }
    return positions;
  }

  Vec3Double rotation(String field) {
    String value = form.value(field);
    if (value.isEmpty()) {
      return Vec3Double.ZERO;
    }
    List<String> numbers = numbers(value);
    if (numbers.size() != 3) {
      wrong(
          field,
          "Three angles in degrees are expected, as in 0, 90, 0, not “%s”.".formatted(value));
      return Vec3Double.ZERO;
    }
    return new Vec3Double(
        Double.parseDouble(numbers.get(0)),
        Double.parseDouble(numbers.get(1)),
        Double.parseDouble(numbers.get(2)));
  }

  @Nullable BoundingBox box(String field) {
    String value = form.value(field);
    if (value.isEmpty()) {
      return null;
    }
    List<Integer> numbers = whole(field, value, 6, "x, y, z, width, height, depth");
    if (numbers.isEmpty()) {
      return null;
    }
    try {
      return BoundingBox.of(
          numbers.get(0),
          numbers.get(1),
          numbers.get(2),
          numbers.get(3),
          numbers.get(4),
          numbers.get(5));
    } catch (IllegalArgumentException misshapen) {
      wrong(field, misshapen.getMessage() + ".");
      return null;
    }
  }

  private List<Integer> whole(String field, String text, int count, String names) {
    UnaryOperator<String> refusal =
        found -> "%s are expected, %d whole numbers, not “%s”.".formatted(names, count, found);
    List<String> numbers = numbers(text);
    try {
      if (numbers.size() == count) {
        return numbers.stream().map(Integer::valueOf).toList();
      }
    } catch (NumberFormatException fraction) {
      // Told below, as for another number of them.
    }
    wrong(field, refusal.apply(text.strip()));
    return List.of();
  }

  /** Numbers with commas, blanks or brackets between them; none if there is anything else. */
  private static List<String> numbers(String text) {
    List<String> numbers = new ArrayList<>();
    Matcher number = NUMBER.matcher(text);
    int end = 0;
    while (number.find()) {
      if (!BETWEEN.matcher(text.substring(end, number.start())).matches()) {
        return List.of();
      }
      numbers.add(number.group());
      end = number.end();
    }
    return BETWEEN.matcher(text.substring(end)).matches() ? numbers : List.of();
  }
}
