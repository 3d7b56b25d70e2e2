package org.clew.server.voxel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.clew.json.WireJson;
import org.clew.model.ObjectId;
import org.clew.server.dataset.DatasetFolder;
import org.clew.server.failure.Failure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Opens arrays of datasets. What is read of them is kept for a while, within some memory. */
public final class VoxelArrays {
  private static final long LEAST = 16 << 20;
  private static final long MOST = 256 << 20;
  private static final int SHARE = 16;
  private static final int LAYOUTS = 1000;

  private final ChunkCache chunks;
  private final Cache<Key, ArrayLayout> layouts =
      Caffeine.newBuilder().maximumSize(LAYOUTS).expireAfterWrite(Duration.ofMinutes(10)).build();

  private record Key(ObjectId dataset, String file, String stamp) {}

  /** With so many bytes of memory for chunks. */
  public VoxelArrays(long bytes) {
    chunks = new ChunkCache(bytes);
  }

  /** With a sixteenth of what this process may use, 16 to 256 MB. */
  public static VoxelArrays ofThisProcess() {
    return new VoxelArrays(Math.clamp(Runtime.getRuntime().maxMemory() / SHARE, LEAST, MOST));
  }

  /**
   * Opens one.
   *
   * @param format of the layer, in the words of datasets
   * @param path of the array in the dataset, or its address
   * @throws Failure if it is not there, or nothing that can be read
   */
  public StoredArray open(DatasetFolder folder, String format, String path) {
    String file =
        path
            + "/"
            + switch (format) {
              case "zarr" -> Zarr2.FILE;
              case "zarr3" -> Zarr3.FILE;
              case "n5" -> N5.FILE;
              default ->
                  throw ArrayLayout.unsupported(
                      "the server draws Zarr and N5, but not “%s”".formatted(format));
            };
    Key key = new Key(folder.id(), file, folder.stamp(file).orElse(""));
    ArrayLayout layout = layouts.getIfPresent(key);
    if (layout == null) {
      layout = layout(folder, format, file);
      layouts.put(key, layout);
    }
    return new StoredArray(folder, path, layout, chunks);
  }

  private static ArrayLayout layout(DatasetFolder folder, String format, String file) {
    byte[] content =
        folder.read(file).orElseThrow(() -> Failure.notFound("“%s” is missing.".formatted(file)));
    JsonNode metadata;
    try {
      metadata = WireJson.mapper().readTree(content);
    } catch (JacksonException misshapen) {
      throw Failure.badRequest("“%s” is no JSON.".formatted(file));
    }
    return switch (format) {
      case "zarr" -> Zarr2.layout(metadata);
      case "zarr3" -> Zarr3.layout(metadata);
      default -> N5.layout(metadata);
    };
  }
}
