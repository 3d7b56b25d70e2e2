package org.clew.client;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.clew.json.WireJson;
import org.clew.model.ObjectId;
import org.clew.model.TaskImportState;
import org.clew.model.wire.WireBadRow;
import org.clew.model.wire.WireTaskImport;
import org.jspecify.annotations.Nullable;

/**
 * A file of tasks that was sent to the server, and what became of it, as it was when it was asked
 * for.
 *
 * <pre>{@code
 * TaskImport done = clew.tasks().importFile(Path.of("seeds.csv"));
 * done.badRows().forEach(bad -> System.err.println(bad.line() + ": " + bad.reason()));
 * }</pre>
 */
public final class TaskImport {
  private final Clew clew;
  private final WireTaskImport wire;

  TaskImport(Clew clew, WireTaskImport wire) {
    this.clew = clew;
    this.wire = wire;
  }

  /** Names the import. */
  public ObjectId id() {
    return wire.id();
  }

  /** How far it is. */
  public TaskImportState state() {
    return wire.state();
  }

  /** Whether it was only looked at. */
  public boolean isDryRun() {
    return wire.dryRun();
  }

  /** How the file was called, if the sender said so. */
  public Optional<String> fileName() {
    return Optional.ofNullable(wire.fileName());
  }

  /** Who sent it. */
  public ObjectId userId() {
    return wire.user();
  }

  /** How many bytes of the file are behind it, uncompressed. */
  public long bytes() {
    return wire.bytes();
  }

  /** How many rows are behind it, without header and blank lines. */
  public long rows() {
    return wire.rows();
  }

  /** How many of them are in order. */
  public long good() {
    return wire.good();
  }

  /** How many are not. */
  public long bad() {
    return wire.bad();
  }

  /** How many tasks it made. */
  public long created() {
    return wire.created();
  }

  /** How many good rows have an external key that had a task already. */
  public long known() {
    return wire.known();
  }

  /** Why the file as a whole was refused. */
  public Optional<String> problem() {
    return Optional.ofNullable(wire.problem());
  }

  /**
   * What one should know of rows that are in order, at most a hundred sentences; e.g. that a
   * project’s team may not read a dataset, so that some or all of it will never get the tasks.
   */
  public List<String> warnings() {
    return wire.warnings();
  }

  /** When it began. */
  public Instant started() {
    return Instant.ofEpochMilli(wire.started());
  }

  /** When it ended; empty while it has not. */
  public Optional<Instant> finished() {
    @Nullable Long millis = wire.finished();
    return millis == null ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /** The first hundred things that are wrong with rows, by line; empty in lists of imports. */
  public List<BadRow> badRows() {
    return wire.badRows().stream().map(TaskImport::badRow).toList();
  }

  /**
   * Everything that is wrong with rows, by line ({@code GET
   * /api/clew/v1/tasks/imports/{id}/badRows}), as the stream gets there. Close the stream.
   */
  public Stream<BadRow> allBadRows() {
    Download download =
        clew.http().open(Call.of("GET", Route.own("/tasks/imports/{}/badRows", wire.id())));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(download.body(), StandardCharsets.UTF_8));
    return lines
        .lines()
        .map(line -> badRow(WireJson.mapper().readValue(line, WireBadRow.class)))
        .onClose(download::close);
  }

  private static BadRow badRow(WireBadRow wire) {
    return new BadRow(wire.line(), Optional.ofNullable(wire.field()), wire.reason());
  }

  /**
   * Something that is wrong with a row.
   *
   * @param line where in the file the row begins, from 1
   * @param field which field; empty for the row as a whole
   * @param reason what is wrong, for people
   */
  public record BadRow(long line, Optional<String> field, String reason) {}

  /** The same as it is now. */
  public TaskImport refreshed() {
    return clew.tasks().importById(wire.id());
  }

  /**
   * Deletes its tasks, if nobody ever took one ({@code POST /api/clew/v1/tasks/imports/{id}/undo}).
   *
   * @return the import, undone
   * @throws UnexpectedStatusException 409 if someone has; it says how many
   */
  public TaskImport undo() {
    Answer answer = clew.http().post(Route.own("/tasks/imports/{}/undo", wire.id()), null);
    return new TaskImport(clew, answer.as(WireTaskImport.class));
  }

  /** {@code import 681dc… created: 100 rows, 98 created, 2 known, 0 bad}. */
  @Override
  public String toString() {
    return "import %s %s: %d rows, %d created, %d known, %d bad"
        .formatted(id(), state(), rows(), created(), known(), bad());
  }
}
