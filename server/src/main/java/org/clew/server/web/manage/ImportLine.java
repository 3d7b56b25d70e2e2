package org.clew.server.web.manage;

import java.time.Instant;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.TaskImportState;
import org.clew.model.wire.WireBadRow;
import org.clew.model.wire.WireTaskImport;
import org.jspecify.annotations.Nullable;

/**
 * An import of tasks.
 *
 * @param id of the import
 * @param name of its file
 * @param state how far it is
 * @param isCheck whether the file is only looked at
 * @param skips whether good rows become tasks though others are bad
 * @param rows seen so far
 * @param good of them
 * @param bad of them
 * @param created how many tasks it made
 * @param known how many rows have tasks already
 * @param badRows the first things that are wrong
 * @param problem with the file as a whole, or null
 * @param warnings about rows that are in order
 * @param user who sent it
 * @param started when
 */
public record ImportLine(
    ObjectId id,
    String name,
    TaskImportState state,
    boolean isCheck,
    boolean skips,
    long rows,
    long good,
    long bad,
    long created,
    long known,
    List<WireBadRow> badRows,
    @Nullable String problem,
    List<String> warnings,
    String user,
    Instant started) {
  /** Copies the lists. */
  public ImportLine {
    badRows = List.copyOf(badRows);
    warnings = List.copyOf(warnings);
  }

  static ImportLine of(WireTaskImport made) {
    return new ImportLine(
        made.id(),
        made.fileName() == null ? "without a name" : made.fileName(),
        made.state(),
        made.dryRun(),
        made.onError().equals("skip"),
        made.rows(),
        made.good(),
        made.bad(),
        made.created(),
        made.known(),
        made.badRows(),
        made.problem(),
        made.state() == TaskImportState.UNDONE ? List.of() : made.warnings(),
        made.userName(),
        Instant.ofEpochMilli(made.started()));
  }

  /** Where its page is. */
  public String path() {
    return "/tasks/import/" + id;
  }

  /** Everything that is wrong. */
  public String allBadRows() {
    return "/api/clew/v1/tasks/imports/%s/badRows".formatted(id);
  }

  /** Whether it goes on by itself. */
  public boolean isRunning() {
    return state.isRunning();
  }

  /** Whether it made tasks that are there still. */
  public boolean isCreated() {
    return state == TaskImportState.CREATED;
  }

  /** Whether it stopped in the middle. */
  public boolean isInterrupted() {
    return state == TaskImportState.INTERRUPTED;
  }

  /** How many rows would become new tasks. */
  public long fresh() {
    return good - known;
  }

  /** How far it is, in words. */
  public String word() {
    return switch (state) {
      case READING -> isCheck ? "being looked at" : "being read";
      case CREATING -> isCheck ? "being looked at" : "tasks are being made";
      case INTERRUPTED -> "interrupted";
      case CREATED -> "imported";
      case CHECKED -> "looked at";
      case REFUSED -> "refused";
      case ABANDONED -> "given up";
      case UNDONE -> "undone";
    };
  }

  /** For the style of these words. */
  public String style() {
    return switch (state) {
      case READING, CREATING, INTERRUPTED -> "warning";
      case CREATED -> "good";
      case REFUSED -> "bad";
      case CHECKED, ABANDONED, UNDONE -> "";
    };
  }
}
