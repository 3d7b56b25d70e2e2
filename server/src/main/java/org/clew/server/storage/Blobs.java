package org.clew.server.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import org.clew.server.db.Scope;

/**
 * The way of bytes into the store and back. They are staged first, outside of any transaction, and
 * kept in the transaction that names them: the row comes with the bytes or not at all. If it is
 * rolled back, bytes without a row may stay; {@link LeftoverBlobs} takes them away.
 */
public final class Blobs {
  private final BlobStore store;
  private final Staging staging;
  private final Clock clock;
  private final BlobRowStore rows = new BlobRowStore();

  /** With a directory, on the disk of the store if that is one, for bytes on their way. */
  public Blobs(BlobStore store, Path staging, Clock clock) {
    this.store = store;
    this.staging = new Staging(staging);
    this.clock = clock;
  }

  /** Writes the bytes of a blob. */
  public interface Writing {
    /** Writes them all. */
    void write(OutputStream out) throws IOException;
  }

  /** Takes bytes that someone writes, and forces them to disk. */
  public StagedBlob stage(Writing writing) throws IOException {
    return staging.write(writing);
  }

  /** Takes the bytes of a file, which is left alone. */
  public StagedBlob stage(Path file) throws IOException {
    return staging.copy(file);
  }

  /** Keeps bytes for good, if the transaction is committed. */
  public void keep(Scope scope, Collection<StagedBlob> staged) {
    if (staged.isEmpty()) {
      return;
    }
    rows.insert(scope, staged.stream().map(StagedBlob::blob).toList(), clock.instant());
    try {
      store.publish(scope.organization(), staged);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** Opens a blob. */
  public InputStream open(String organization, Blob blob) throws IOException {
    return store.open(organization, blob, 0, blob.bytes());
  }

  /** Opens some bytes of a blob from a place on. */
  public InputStream open(String organization, Blob blob, long from, long bytes)
      throws IOException {
    return store.open(organization, blob, from, bytes);
  }

  /** A blob as a file of this machine, for reading here and there in it. */
  public Path file(String organization, Blob blob) throws IOException {
    return store.file(organization, blob);
  }
}
