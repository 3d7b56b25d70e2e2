package org.clew.server.content;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlReader;
import org.clew.annotation.nml.NmlWriter;
import org.clew.server.storage.Blob;
import org.clew.server.storage.Blobs;
import org.jspecify.annotations.Nullable;

/**
 * The stored NML of some content. Its trees, which are nearly all of it, can be copied as they lie,
 * without being read.
 */
final class StoredNml {
  private static final int SMALL = 1 << 20;

  private final Blobs blobs;
  private final String organization;
  private final ContentRow row;
  private final byte @Nullable [] whole;

  private StoredNml(Blobs blobs, String organization, ContentRow row, byte @Nullable [] whole) {
    this.blobs = blobs;
    this.organization = organization;
    this.row = row;
    this.whole = whole;
  }

  /** A small one is fetched at once, since one look at the store then serves for all its parts. */
  static StoredNml open(Blobs blobs, String organization, ContentRow row) throws IOException {
    if (row.nml().bytes() > SMALL) {
      return new StoredNml(blobs, organization, row, null);
    }
    byte[] whole = new byte[(int) row.nml().bytes()];
    try (InputStream in = blobs.open(organization, row.nml())) {
      if (in.readNBytes(whole, 0, whole.length) < whole.length) {
        throw new EOFException("The blob %s is not whole.".formatted(row.nml().hash()));
      }
    }
    return new StoredNml(blobs, organization, row, whole);
  }

  /** All but the trees, and what belongs to them. */
  Nml readAround() throws IOException {
    Blob nml = row.nml();
    long rest = row.skeletonFrom() + row.skeletonBytes();
    try (InputStream around =
        new SequenceInputStream(part(0, row.skeletonFrom()), part(rest, nml.bytes() - rest))) {
      return NmlReader.read(around);
    }
  }

  void copySkeleton(NmlWriter writer) throws IOException {
    try (InputStream in = part(row.skeletonFrom(), row.skeletonBytes())) {
      writer.copy(in, row.skeletonBytes());
    }
  }

  private InputStream part(long from, long bytes) throws IOException {
    return whole == null
        ? blobs.open(organization, row.nml(), from, bytes)
        : new ByteArrayInputStream(whole, (int) from, (int) bytes);
  }
}
