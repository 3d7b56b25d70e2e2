package org.clew.annotation.archive;

import java.io.FilterInputStream;
import java.io.InputStream;

/** Lent to someone who may close it, while what is behind it goes on. */
final class Uncloseable extends FilterInputStream {
  Uncloseable(InputStream in) {
    super(in);
  }

  @Override
  public void close() {}
}
