package org.clew.server.voxel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.clew.model.ObjectId;

/**
 * Chunks that were read lately, unpacked. A file that changes has another stamp, so another key;
 * nobody tells when one at an address does, so nothing is kept long.
 */
final class ChunkCache {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Cache<Key, Chunk> chunks;
  private final Cache<Key, byte[]> indexes;

  ChunkCache(long bytes) {
    chunks =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((Key key, Chunk chunk) -> chunk.memory())
            .expireAfterWrite(LONGEST)
            .build();
    indexes =
        Caffeine.newBuilder()
            .maximumWeight(bytes / 8)
            .weigher((Key key, byte[] index) -> index.length)
            .expireAfterWrite(LONGEST)
            .build();
  }

  /**
   * Names a chunk.
   *
   * @param stamp of its file
   * @param part which of the file’s
   */
  record Key(ObjectId dataset, String file, String stamp, long part) {}

  interface Loading {
    byte[] load() throws IOException;
  }

  /** Loads without a lock: two may load the same at once, but nobody waits for another’s file. */
  Chunk chunk(Key key, Supplier<Chunk> load) {
    Chunk known = chunks.getIfPresent(key);
    if (known != null) {
      return known;
    }
    Chunk loaded = load.get();
    chunks.put(key, loaded);
    return loaded;
  }

  byte[] index(Key key, Loading loading) throws IOException {
    byte[] known = indexes.getIfPresent(key);
    if (known != null) {
      return known;
    }
    byte[] loaded = loading.load();
    indexes.put(key, loaded);
    return loaded;
  }
}
