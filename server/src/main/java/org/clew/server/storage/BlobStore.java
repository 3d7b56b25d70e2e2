package org.clew.server.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * Where blobs lie: a directory, or a store of objects such as S3. Each organization has its own. A
 * blob is there as a whole or not at all, survives a loss of power once {@link #publish} has
 * returned, and never changes.
 */
public interface BlobStore {
  /** Makes blobs visible; those that are there already are written over with the same bytes. */
  void publish(String organization, Collection<StagedBlob> staged) throws IOException;

  /** Opens a part of a blob: some bytes from a place on. */
  InputStream open(String organization, Blob blob, long from, long bytes) throws IOException;

  /** A blob as a file of this machine, for reading here and there in it. */
  Path file(String organization, Blob blob) throws IOException;

  /** All blobs that became visible before a moment; to be closed. */
  Stream<Leftover> publishedBefore(Instant moment) throws IOException;

  /** Takes a blob away, if nobody published it again since it was found. */
  boolean delete(Leftover found) throws IOException;

  /**
   * A blob that may be one too many.
   *
   * @param organization whose it is
   * @param hash its name
   * @param published when it became visible
   */
  record Leftover(String organization, String hash, Instant published) {}
}
