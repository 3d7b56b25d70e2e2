package org.clew.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.storage.BlobStore.Leftover;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away what nobody names: bytes whose transaction was rolled back, and what a server that was
 * killed had on its way. Young ones are left alone; someone may be about to name them.
 */
public final class LeftoverBlobs {
  private static final Logger LOG = LoggerFactory.getLogger(LeftoverBlobs.class);
  private static final Duration YOUNG = Duration.ofDays(1);
  private static final int AT_ONCE = 1000;

  private final Database database;
  private final BlobStore store;
  private final Path staging;
  private final Clock clock;
  private final BlobRowStore rows = new BlobRowStore();

  /** Of a store and of the directory of bytes on their way. */
  public LeftoverBlobs(Database database, BlobStore store, Path staging, Clock clock) {
    this.database = database;
    this.store = store;
    this.staging = staging;
    this.clock = clock;
  }

  /** Looks once; answers how many were taken away. */
  public int collect() {
    Instant old = clock.instant().minus(YOUNG);
    try {
      int collected = collectStaged(old) + collectPublished(old);
      if (collected > 0) {
        LOG.info("{} leftover blobs were taken away", collected);
      }
      return collected;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private int collectPublished(Instant old) throws IOException {
    int collected = 0;
    try (Stream<Leftover> published = store.publishedBefore(old)) {
      List<Leftover> some = new ArrayList<>();
      for (Leftover found : (Iterable<Leftover>) published::iterator) {
        some.add(found);
        if (some.size() == AT_ONCE) {
          collected += collect(some);
          some.clear();
        }
      }
      return collected + collect(some);
    }
  }

  private int collect(List<Leftover> some) {
    int collected = 0;
    Map<String, List<Leftover>> byOrganization =
        some.stream().collect(Collectors.groupingBy(Leftover::organization));
    for (Map.Entry<String, List<Leftover>> each : byOrganization.entrySet()) {
      List<String> hashes = each.getValue().stream().map(Leftover::hash).toList();
      Set<String> unnoted = database.read(each.getKey(), scope -> rows.unnoted(scope, hashes));
      for (Leftover found : each.getValue()) {
        boolean isGone =
            unnoted.contains(found.hash())
                && database.write(each.getKey(), scope -> collect(scope, found));
        collected += isGone ? 1 : 0;
      }
    }
    return collected;
  }

  /** Whoever publishes the blob in this moment waits until it is gone, and then brings it again. */
  private boolean collect(Scope scope, Leftover found) {
    if (!rows.reserve(scope, found.hash(), clock.instant())) {
      return false;
    }
    try {
      return store.delete(found);
    } catch (IOException stuck) {
      throw new UncheckedIOException(stuck);
    } finally {
      rows.delete(scope, found.hash());
    }
  }

  private int collectStaged(Instant old) throws IOException {
    if (Files.notExists(staging)) {
      return 0;
    }
    int collected = 0;
    try (Stream<Path> files = Files.list(staging)) {
      List<Path> found = files.toList();
      for (Path file : found) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
          collected += Files.deleteIfExists(file) ? 1 : 0;
        }
      }
    }
    return collected;
  }
}
