package org.clew.server.voxel;

import io.airlift.compress.v3.MalformedInputException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.clew.server.dataset.DatasetFolder;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/** An array of numbers in files, of which only the chunks are read that are asked for. */
public final class StoredArray {
  private static final long INDEX = -1;

  /** More would be rude to the other server. */
  private static final int AT_ONCE = 6;

  private final DatasetFolder folder;
  private final String path;
  private final ArrayLayout layout;
  private final ChunkCache cache;

  StoredArray(DatasetFolder folder, String path, ArrayLayout layout, ChunkCache cache) {
    this.folder = folder;
    this.path = path;
    this.layout = layout;
    this.cache = cache;
  }

  /** Its length along each axis. */
  public List<Integer> shape() {
    return layout.shape();
  }

  /** The length of a chunk along each axis. */
  public List<Integer> chunkShape() {
    return layout.chunk();
  }

  /** What a number is. */
  public ElementType type() {
    return layout.type();
  }

  /** How many bytes a chunk has in memory. */
  public int chunkBytes() {
    return layout.chunkBytes();
  }

  /** The file that a chunk lies in. */
  public String file(int[] chunk) {
    Shards shards = layout.shards();
    return path + "/" + layout.names().of(shards == null ? chunk : shards.fileOf(chunk));
  }

  /** Changes with the file; empty if there is none. */
  public String stamp(String file) {
    return folder.stamp(file).orElse("");
  }

  /**
   * A chunk, by its place along each axis.
   *
   * @throws Failure if it cannot be read
   */
  public Chunk chunk(int[] index) {
    String file = file(index);
    String stamp = stamp(file);
    if (stamp.isEmpty()) {
      return Chunk.empty(layout);
    }
    Shards shards = layout.shards();
    long part = shards == null ? 0 : shards.numberOf(index);
    ChunkCache.Key key = new ChunkCache.Key(folder.id(), file, stamp, part);
    return cache.chunk(key, () -> load(file, stamp, index, shards));
  }

  /** Hears a chunk, and which of those asked for it is. */
  @FunctionalInterface
  public interface ChunkTaker {
    /** Takes it. */
    void take(int number, Chunk chunk);
  }

  /**
   * Chunks, in the order asked for. Those at an address are fetched a few side by side; of the ones
   * that cannot be read, the first is told.
   *
   * @throws Failure if one cannot be read
   */
  public void chunks(List<int[]> indexes, ChunkTaker taker) {
    int alone = folder.isRemote(path) ? Math.min(shardsFirst(), indexes.size()) : indexes.size();
    for (int i = 0; i < alone; i++) {
      taker.take(i, chunk(indexes.get(i)));
    }
    if (alone == indexes.size()) {
      return;
    }
    try (SideBySide<Chunk> fetching = new SideBySide<>(AT_ONCE)) {
      for (int i = alone; i < indexes.size(); i++) {
        int[] index = indexes.get(i);
        if (fetching.isFull()) {
          taker.take(i - AT_ONCE, fetching.next());
        }
        fetching.begin(() -> chunk(index));
      }
      for (int left = fetching.running(); left > 0; left--) {
        taker.take(indexes.size() - left, fetching.next());
      }
    }
  }

  /** The first chunk of a shard brings the index that the others need. */
  private int shardsFirst() {
    return layout.shards() == null ? 0 : 1;
  }

  private Chunk load(String file, String stamp, int[] index, @Nullable Shards shards) {
    try {
      Optional<byte[]> packed =
          shards == null ? folder.read(file) : part(file, stamp, shards, shards.numberOf(index));
      return packed.isPresent() ? Chunk.of(layout, index, packed.get()) : Chunk.empty(layout);
    } catch (DamagedChunk damaged) {
      throw damaged(file, String.valueOf(damaged.getMessage()));
    } catch (IOException
        | MalformedInputException
        | IndexOutOfBoundsException
        | IllegalArgumentException
        | NegativeArraySizeException unreadable) {
      // The ways in which what unpacks says that it cannot.
      throw damaged(file, "it cannot be unpacked");
    }
  }

  private Optional<byte[]> part(String file, String stamp, Shards shards, int number)
      throws IOException {
    byte[] index =
        cache.index(new ChunkCache.Key(folder.id(), file, stamp, INDEX), () -> index(file, shards));
    if (index.length == 0) {
      return Optional.empty();
    }
    Shards.Place place = Shards.place(index, number);
    if (place.isEmpty()) {
      return Optional.empty();
    }
    long most = 2L * layout.chunkBytes() + Codec.SLACK;
    if (place.from() < 0 || place.bytes() < 0 || place.bytes() > most) {
      throw new DamagedChunk("a place in its index cannot be");
    }
    return place.bytes() == 0
        ? Optional.of(new byte[0])
        : folder.read(file, place.from(), place.bytes());
  }

  private byte[] index(String file, Shards shards) throws IOException {
    int bytes = shards.indexBytes();
    Optional<byte[]> read =
        shards.isIndexFirst() ? folder.read(file, 0, bytes) : folder.readEnd(file, bytes);
    if (read.isEmpty()) {
      return new byte[0];
    }
    if (read.get().length != bytes) {
      throw new DamagedChunk("it ends too early");
    }
    return shards.hasChecksum() ? Codecs.CRC32C.unpack(read.get(), bytes) : read.get();
  }

  private static Failure damaged(String file, String reason) {
    return Failure.badRequest("The chunk “%s” is damaged: %s.".formatted(file, reason));
  }
}
