package org.clew.model.wire;

import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.TaskImportState;
import org.jspecify.annotations.Nullable;

/**
 * A file of tasks that was sent ({@code POST /api/clew/v1/tasks/import}), and what became of it.
 *
 * @param id names the import
 * @param state how far it is
 * @param dryRun whether nothing is to be created
 * @param onError what happens if rows are bad: {@code abort}, nothing is created; {@code skip}, the
 *     good ones are
 * @param fileName how the sender calls the file, or null
 * @param user who sent it
 * @param userName their name
 * @param bytes how much of the file is behind it, uncompressed
 * @param rows how many rows are behind it, without header and blank lines
 * @param good how many of them are in order
 * @param bad how many are not
 * @param created how many tasks it made
 * @param known how many good rows have an external key that had a task already
 * @param badRows the first hundred things that are wrong; empty in lists of imports
 * @param problem why the file as a whole was refused, or null
 * @param warnings what its sender should know of rows that are in order, at most a hundred; e.g.
 *     that a project’s team may not read a dataset, so that nobody of it would get the tasks
 * @param started when it began, milliseconds since 1970
 * @param updated last sign of life, milliseconds since 1970
 * @param finished when it ended, milliseconds since 1970, or null
 * @param undone when its tasks were taken back, milliseconds since 1970, or null
 */
public record WireTaskImport(
    ObjectId id,
    TaskImportState state,
    boolean dryRun,
    String onError,
    @Nullable String fileName,
    ObjectId user,
    String userName,
    long bytes,
    long rows,
    long good,
    long bad,
    long created,
    long known,
    List<WireBadRow> badRows,
    @Nullable String problem,
    List<String> warnings,
    long started,
    long updated,
    @Nullable Long finished,
    @Nullable Long undone) {
  /** Copies the lists. */
  public WireTaskImport {
    badRows = List.copyOf(badRows);
    warnings = List.copyOf(warnings);
  }

  /** The same with another state. */
  public WireTaskImport withState(TaskImportState other) {
    return with(other, badRows);
  }

  /** The same with what is wrong. */
  public WireTaskImport withBadRows(List<WireBadRow> some) {
    return with(state, some);
  }

  private WireTaskImport with(TaskImportState other, List<WireBadRow> some) {
    return new WireTaskImport(
        id, other, dryRun, onError, fileName, user, userName, bytes, rows, good, bad, created,
        known, some, problem, warnings, started, updated, finished, undone);
  }
}
