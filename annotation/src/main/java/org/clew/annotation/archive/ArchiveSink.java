package org.clew.annotation.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * Takes the files of an archive as they come, which may be in any order: data before the NML that
 * names it. What it does not read to the end is skipped. The streams end with the call.
 */
public interface ArchiveSink {
  /** An NML file. */
  void nml(EntryName name, InputStream in) throws IOException;

  /**
   * Any other file. Skips it unless overridden.
   *
   * <p>A {@code .zip} may be a nested archive of annotations or the voxels of a volume layer, which
   * only its content tells: spool it and ask {@link DataZip#holdsNml}.
   */
  default void file(EntryName name, InputStream in) throws IOException {}
}
