package org.clew.model;

/** How far an import of tasks is. */
public enum TaskImportState {
  /** The file is coming, and its rows are looked at. */
  READING("reading"),
  /** All rows are there; the tasks are being created, all of them at one moment. */
  CREATING("creating"),
  /** The file ended in the middle, or the server did; the same file under the same key goes on. */
  INTERRUPTED("interrupted"),
  /** Tasks were created. */
  CREATED("created"),
  /** It was a dry run, and is over. */
  CHECKED("checked"),
  /** Nothing was created, as something is wrong with the file. */
  REFUSED("refused"),
  /** It was interrupted, and nobody went on with it for a day; nothing was created. */
  ABANDONED("abandoned"),
  /** Its tasks were taken back. */
  UNDONE("undone");

  private final String text;

  TaskImportState(String text) {
    this.text = text;
  }

  /** Whether a server works on it. */
  public boolean isRunning() {
    return this == READING || this == CREATING;
  }

  /** The word on the wire. */
  @Override
  public String toString() {
    return text;
  }
}
