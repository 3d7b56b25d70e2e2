package org.clew.server.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.clew.model.ObjectId;
import org.clew.model.TaskImportState;
import org.clew.model.wire.WireTaskImport;
import org.clew.server.csv.CsvForm;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports of files that were sent as a whole: looked at first, then made into tasks if that is
 * wished. Both go on by themselves; the sender asks how far they are. The file waits in between in
 * the directory of bytes on their way, which housekeeping clears of what is older than a day.
 */
public final class FileImports implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileImports.class);
  private static final String CHECK = "check-";
  private static final int SHOWN_BYTES = 64 << 10;
  private static final int SECONDS_TO_STOP = 10;

  private final TaskImports imports;
  private final Path staging;
  private final ExecutorService running =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("import").factory());

  /** With the directory for bytes on their way, which all servers of a database share. */
  public FileImports(TaskImports imports, Path staging) {
    this.imports = imports;
    this.staging = staging;
  }

  /** Refuses those who can make no task at all. */
  public void checkMayImport(CurrentUser user) {
    imports.checkMayImport(user);
  }

  /**
   * Begins to look at a file, and makes nothing.
   *
   * @param file which may go afterwards
   * @param name how the sender calls it
   */
  public ObjectId check(CurrentUser user, Path file, String name) {
    imports.checkMayImport(user);
    try {
      boolean isCsv = isCsv(file);
      ImportOptions options =
          new ImportOptions(isCsv, true, false, name, CHECK + UUID.randomUUID());
      KnownImport known = imports.begin(user, options);
      Files.createDirectories(staging);
      Files.copy(file, kept(known.id()), StandardCopyOption.REPLACE_EXISTING);
      run(user, known, kept(known.id()));
      return known.id();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /**
   * Begins to make the tasks of a file that was looked at; goes on with it if that was interrupted.
   * Asking twice makes nothing twice.
   *
   * @param skipsBadRows whether good rows become tasks though others are bad
   */
  public ObjectId create(CurrentUser user, ObjectId checked, boolean skipsBadRows) {
    KnownImport check = imports.known(user, checked);
    if (!check.wire().dryRun() || !check.wire().user().equals(user.id())) {
      throw Failure.badRequest("Only the one who sent the file can import it.");
    }
    Path file = kept(checked);
    if (!Files.exists(file)) {
      throw Failure.badRequest("The file is not here any more after a day. Send it again.");
    }
    String key = "page-%s-%s".formatted(checked, skipsBadRows ? "skip" : "abort");
    KnownImport known =
        imports.begin(
            user,
            new ImportOptions(check.isCsv(), false, skipsBadRows, check.wire().fileName(), key));
    if (!known.isOver()) {
      run(user, known, file);
    }
    return known.id();
  }

  private void run(CurrentUser user, KnownImport known, Path file) {
    var _ =
        running.submit(() -> {
          try (InputStream bytes = Files.newInputStream(file)) {
            imports.receive(user, known, bytes);
          } catch (Failure refused) {
            LOG.info("Import {}: {}", known.id(), refused.getMessage());
          } catch (IOException | RuntimeException failed) {
            LOG.warn("Import {} was interrupted", known.id(), failed);
          }
        });
  }

  private Path kept(ObjectId check) {
    return staging.resolve("import-" + check);
  }

  /** An import that the user may see, with the first things that are wrong. */
  public WireTaskImport get(CurrentUser user, ObjectId id) {
    return imports.get(user, id);
  }

  /** The imports that the user may see, newest first. */
  public Part<WireTaskImport> list(CurrentUser user, Page page) {
    return imports.list(user, null, page);
  }

  /** Takes the tasks of an import back, if nobody ever took one. */
  public WireTaskImport undo(CurrentUser user, ObjectId id) {
    return imports.undo(user, id);
  }

  /** The file that became an import was looked at as this one; empty for files of programs. */
  public Optional<ObjectId> checkOf(CurrentUser user, ObjectId id) {
    String key = imports.known(user, id).key();
    return key != null && key.matches("page-[0-9a-f]{24}-(skip|abort)")
        ? Optional.of(new ObjectId(key.substring(5, 29)))
        : Optional.empty();
  }

  /** Whether the file that was looked at can still be imported by the user. */
  public boolean isImportable(CurrentUser user, WireTaskImport check) {
    return check.dryRun()
        && check.state() == TaskImportState.CHECKED
        && check.user().equals(user.id())
        && Files.exists(kept(check.id()));
  }

  /** The first rows of a file that was looked at, with its header; none if it is gone. */
  public List<List<String>> firstRows(CurrentUser user, ObjectId check, int most) {
    KnownImport known = imports.known(user, check);
    Path file = kept(check);
    if (!Files.exists(file)) {
      return List.of();
    }
    try (InputStream bytes = Files.newInputStream(file)) {
      String text = beginning(bytes);
      return known.isCsv()
          ? csvRows(text, most)
          : text.lines().filter(line -> !line.isBlank()).limit(most).map(List::of).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<List<String>> csvRows(String text, int most) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvForm.reader(CsvForm.separator(text)).ofCsvRecord(text)) {
      for (CsvRecord row : reader) {
        if (rows.size() == most) {
          break;
        }
        rows.add(List.copyOf(row.getFields()));
      }
    }
    return rows;
  }

  /** Some whole lines. */
  private static String beginning(InputStream bytes) throws IOException {
    byte[] some = bytes.readNBytes(SHOWN_BYTES);
    String text = new String(some, StandardCharsets.UTF_8);
    int lastBreak = some.length < SHOWN_BYTES ? text.length() : text.lastIndexOf('\n');
    String whole = text.substring(0, Math.max(0, lastBreak));
    return whole.startsWith("\ufeff") ? whole.substring(1) : whole;
  }

  private static boolean isCsv(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return !beginning(bytes).stripLeading().startsWith("{");
    }
  }

  @Override
  public void close() {
    running.shutdownNow();
    try {
      if (!running.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        LOG.warn("An import did not stop in time; it goes on when its file is sent again");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
