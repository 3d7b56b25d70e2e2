package org.clew.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.clew.client.Clew;
import org.clew.client.ImportOptions;
import org.clew.client.TaskImport;
import org.clew.client.TaskImport.BadRow;
import org.clew.model.TaskImportState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes tasks of a file. */
@Command(
    name = "import",
    description = {
      "Makes tasks of a file: .csv, .tsv, .ndjson or .jsonl, perhaps with .gz at its end. All of"
          + " them or none. WK_URL and WK_TOKEN say where, and who."
    },
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private static final int MEGABYTE = 1 << 20;

  @Parameters(paramLabel = "FILE", description = "The file.")
  private @Nullable Path file;

  @Option(names = "--dry-run", description = "Only look whether the rows are in order.")
  private boolean isDryRun;

  @Option(names = "--skip-bad-rows", description = "Make tasks of good rows though others are bad.")
  private boolean skipsBadRows;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "A name for the file: if the import breaks off, the same command goes on.")
  private @Nullable String key;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path existing = file;
    if (existing == null || spec == null) {
      throw new IllegalStateException("picocli sets them");
    }
    if (!Files.isReadable(existing)) {
      throw new ParameterException(spec.commandLine(), "There is no file " + existing + ".");
    }
    PrintWriter out = spec.commandLine().getOut();
    TaskImport done;
    try {
      done = sent(existing);
    } catch (IllegalArgumentException unsuitable) {
      throw new ParameterException(spec.commandLine(), String.valueOf(unsuitable.getMessage()));
    }
    if (done.problem().isPresent()) {
      out.println(done.problem().get());
    }
    PrintWriter err = spec.commandLine().getErr();
    done.warnings().forEach(warning -> err.println("Warning: " + warning));
    tellBadRows(done, err);
    out.println(told(done));
    out.flush();
    return done.bad() == 0 && done.state() != TaskImportState.REFUSED ? 0 : 1;
  }

  private TaskImport sent(Path existing) throws IOException {
    ImportOptions options = new ImportOptions(isDryRun, skipsBadRows, key, null);
    if (System.console() == null) {
      return Clew.fromEnvironment().tasks().importFile(existing, options);
    }
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Import")
            .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
            .setUnit(" MB", MEGABYTE)
            .setInitialMax(Files.size(existing))
            .build()) {
      TaskImport done =
          Clew.fromEnvironment()
              .tasks()
              .importFile(
                  existing,
                  options.withProgress(now -> {
                    bar.maxHint(Math.max(bar.getMax(), now.bytes()));
                    bar.stepTo(now.bytes());
                    bar.setExtraMessage("%s, %,d rows".formatted(now.state(), now.rows()));
                  }));
      // What was compressed is longer than its file; what was short was never seen on its way.
      bar.maxHint(Math.max(1, done.bytes()));
      bar.stepTo(bar.getMax());
      bar.setExtraMessage("%s, %,d rows".formatted(done.state(), done.rows()));
      return done;
    }
  }

  private static void tellBadRows(TaskImport done, PrintWriter err) {
    if (done.bad() == 0) {
      err.flush();
      return;
    }
    try (Stream<BadRow> bad = done.allBadRows()) {
      bad.forEach(row ->
          err.println(
              "Line %d: %s%s"
                  .formatted(
                      row.line(),
                      row.field().map(field -> field + ": ").orElse(""),
                      row.reason())));
    }
    err.flush();
  }

  private static String told(TaskImport done) {
    if (done.isDryRun()) {
      return "%,d of %,d rows are in order; %,d of them have a task already."
          .formatted(done.good(), done.rows(), done.known());
    }
    return "%,d tasks were created of %,d rows; %,d had a task already, %,d are bad. Import %s."
        .formatted(done.created(), done.rows(), done.known(), done.bad(), done.id());
  }
}
