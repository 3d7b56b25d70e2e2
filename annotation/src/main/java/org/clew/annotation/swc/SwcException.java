package org.clew.annotation.swc;

import java.io.IOException;

/** What is wrong with an SWC file, and in which line; or why a skeleton cannot be one. */
public final class SwcException extends IOException {
  private static final long serialVersionUID = 1;

  private final int line;

  /**
   * Says what is wrong.
   *
   * @param line from 1, or 0 if it is the file as a whole
   * @param reason a sentence, ending with a full stop
   */
  public SwcException(int line, String reason) {
    super(line == 0 ? reason : "Line " + line + ": " + reason);
    this.line = line;
  }

  /** The line, from 1, or 0 if it is the file as a whole. */
  public int line() {
    return line;
  }
}
