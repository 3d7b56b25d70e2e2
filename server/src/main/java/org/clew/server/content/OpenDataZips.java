package org.clew.server.content;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.clew.annotation.archive.ArchiveLimits;
import org.clew.annotation.archive.DataZip;
import org.clew.server.storage.Blob;
import org.clew.server.storage.Blobs;
import org.jspecify.annotations.Nullable;

/**
 * Data zips that are open for reading here and there: to open one means to read its directory. Only
 * some stay open; the one that was not asked for longest is closed first, as soon as nobody reads
 * from it.
 */
public final class OpenDataZips implements AutoCloseable {
  private final Blobs blobs;
  private final int most;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<Key, Shared> open = new LinkedHashMap<>(16, 0.75f, true);
  private boolean isClosed;

  /** With none open yet, and how many may stay so. */
  public OpenDataZips(Blobs blobs, int most) {
    this.blobs = blobs;
    this.most = most;
  }

  private record Key(String organization, Blob blob) {}

  private static final class Shared {
    private final Path file;
    private int users;
    private boolean isDropped;
    private @Nullable DataZip zip;
    private DataZip.@Nullable Contents contents;

    Shared(Path file) {
      this.file = file;
    }

    synchronized DataZip zip() throws IOException {
      if (zip == null) {
        zip = DataZip.open(file);
      }
      return zip;
    }

    synchronized DataZip.Contents contents() throws IOException {
      if (contents == null) {
        contents = DataZip.check(file, ArchiveLimits.OF_DATA);
      }
      return contents;
    }

    synchronized void close() throws IOException {
      if (zip != null) {
        zip.close();
      }
    }
  }

  /** Lends one out; to be given back by closing what is lent. */
  public Lent lend(String organization, Blob blob) throws IOException {
    Path file = blobs.file(organization, blob);
    List<Shared> unused = new ArrayList<>();
    Lent lent;
    lock.lock();
    try {
      if (isClosed) {
        throw new IOException("The server stops.");
      }
      Shared shared = open.computeIfAbsent(new Key(organization, blob), absent -> new Shared(file));
      shared.users++;
      lent = new Lent(shared);
      while (open.size() > most) {
        drop(open.pollFirstEntry().getValue(), unused);
      }
    } finally {
      lock.unlock();
    }
    for (Shared each : unused) {
      each.close();
    }
    return lent;
  }

  /** To be called with the lock. */
  private static void drop(Shared shared, List<Shared> unused) {
    shared.isDropped = true;
    if (shared.users == 0) {
      unused.add(shared);
    }
  }

  private void giveBack(Shared shared) throws IOException {
    boolean isLast;
    lock.lock();
    try {
      shared.users--;
      isLast = shared.isDropped && shared.users == 0;
    } finally {
      lock.unlock();
    }
    if (isLast) {
      shared.close();
    }
  }

  /** Closes all; those that are lent out, when they come back. */
  @Override
  public void close() throws IOException {
    List<Shared> unused = new ArrayList<>();
    lock.lock();
    try {
      isClosed = true;
      open.values().forEach(shared -> drop(shared, unused));
      open.clear();
    } finally {
      lock.unlock();
    }
    for (Shared each : unused) {
      each.close();
    }
  }

  /** One that someone reads from; several may read from the same. */
  public final class Lent implements AutoCloseable {
    private final Shared shared;
    private boolean isBack;

    private Lent(Shared shared) {
      this.shared = shared;
    }

    /**
     * The zip.
     *
     * @throws org.clew.annotation.archive.ArchiveException if it is none
     */
    public DataZip zip() throws IOException {
      return shared.zip();
    }

    /**
     * What is in it.
     *
     * @throws org.clew.annotation.archive.ArchiveException if it is no data zip
     */
    public DataZip.Contents contents() throws IOException {
      return shared.contents();
    }

    /** A stream out of it that gives it back when it is closed. */
    public InputStream until(InputStream read) {
      return new FilterInputStream(read) {
        @Override
        public void close() throws IOException {
          try {
            super.close();
          } finally {
            Lent.this.close();
          }
        }
      };
    }

    @Override
    public void close() throws IOException {
      if (!isBack) {
        isBack = true;
        giveBack(shared);
      }
    }
  }
}
