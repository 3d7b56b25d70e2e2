package org.clew.client;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a file of tasks is imported.
 *
 * <pre>{@code
 * ImportOptions.DEFAULT.skippingBadRows().withProgress(now -> System.out.println(now.rows()));
 * }</pre>
 *
 * @param isDryRun whether the file is only looked at
 * @param skipsBadRows whether good rows become tasks though others are bad
 * @param key under which the server knows the file: sent again with the same, an import that broke
 *     off goes on, even that of another program; null for a new one
 * @param progress told about once a second how far it is, from a thread of its own; null for nobody
 */
public record ImportOptions(
    boolean isDryRun,
    boolean skipsBadRows,
    @Nullable String key,
    @Nullable Consumer<TaskImport> progress) {
  /** All tasks or none, made for good. */
  public static final ImportOptions DEFAULT = new ImportOptions(false, false, null, null);

  /** The same, but the file is only looked at. */
  public ImportOptions asDryRun() {
    return new ImportOptions(true, skipsBadRows, key, progress);
  }

  /** The same, but good rows become tasks though others are bad. */
  public ImportOptions skippingBadRows() {
    return new ImportOptions(isDryRun, true, key, progress);
  }

  /**
   * The same under a key.
   *
   * @param newKey 1 to 255 printable ASCII characters without blanks
   */
  public ImportOptions withKey(String newKey) {
    return new ImportOptions(isDryRun, skipsBadRows, newKey, progress);
  }

  /** The same with someone who is told how far it is. */
  public ImportOptions withProgress(Consumer<TaskImport> newProgress) {
    return new ImportOptions(isDryRun, skipsBadRows, key, newProgress);
  }
}
