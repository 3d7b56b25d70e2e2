package org.clew.server.imports;

import java.util.List;

/** How rows stand in a file. */
interface RowForm {
  /**
   * Looks at the first line.
   *
   * @return whether it is a header, no row
   * @throws org.clew.server.failure.Failure if the file cannot be of this form
   */
  boolean begin(FileLine first);

  /** Reads rows. */
  void read(List<FileLine> lines, ReadRows rows);
}
