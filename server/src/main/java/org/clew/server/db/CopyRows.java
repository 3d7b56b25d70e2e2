package org.clew.server.db;

import java.util.List;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Rows for {@code COPY}, in the text format of PostgreSQL: value by value, in the order of the
 * columns. Each begins with the organization, which {@link Scope} puts there.
 */
public final class CopyRows {
  private static final String NULL = "\\N";

  private final String organization;
  private final StringBuilder text = new StringBuilder();
  private int count;

  CopyRows(String organization) {
    this.organization = organization;
  }

  /** Begins a row. */
  public CopyRows row() {
    if (count++ > 0) {
      text.append('\n');
    }
    text.append(organization);
    return this;
  }

  /** A text, or null. */
  public CopyRows text(@Nullable String value) {
    text.append('\t');
    if (value == null) {
      text.append(NULL);
      return this;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
    return this;
  }

  /** An id, or null. */
  public CopyRows id(@Nullable ObjectId id) {
    text.append('\t').append(id == null ? NULL : id.value());
    return this;
  }

  /** A number. */
  public CopyRows number(long value) {
    text.append('\t').append(value);
    return this;
  }

  /** A number, or null. */
  public CopyRows optionalNumber(@Nullable Long value) {
    text.append('\t').append(value == null ? NULL : value.toString());
    return this;
  }

  /** An array of numbers, or null. */
  public CopyRows numbers(@Nullable List<? extends Number> values) {
    text.append('\t');
    if (values == null) {
      text.append(NULL);
      return this;
    }
    text.append('{');
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : ",").append(values.get(i));
    }
    text.append('}');
    return this;
  }

  boolean isEmpty() {
    return count == 0;
  }

  String text() {
    return text.append('\n').toString();
  }
}
