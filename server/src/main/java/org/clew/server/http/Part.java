package org.clew.server.http;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, as a {@link Page} asked for it.
 *
 * @param rows of this part
 * @param total the number of all, if it was asked for
 * @param next the last row, if the list goes on after it and can be gone through this way
 */
public record Part<T>(List<T> rows, OptionalLong total, @Nullable ObjectId next) {
  /** Copies the rows. */
  public Part {
    rows = List.copyOf(rows);
  }

  /** A part of a list that is gone through by number. */
  public Part(List<T> rows, OptionalLong total) {
    this(rows, total, null);
  }

  /**
   * A part of a list that is gone through by its last row.
   *
   * @param oneMore up to {@link Page#limitAndOne} rows
   * @param id of a row
   */
  public static <T> Part<T> of(
      Page page, List<T> oneMore, Function<T, ObjectId> id, OptionalLong total) {
    boolean goesOn = oneMore.size() > page.limit();
    List<T> rows = goesOn ? oneMore.subList(0, page.limit()) : oneMore;
    return new Part<>(rows, total, goesOn && !rows.isEmpty() ? id.apply(rows.getLast()) : null);
  }

  /** The same with its rows in another shape. */
  public <S> Part<S> with(Function<List<T>, List<S>> shape) {
    return new Part<>(shape.apply(rows), total, next);
  }
}
