package org.clew.server.content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.clew.annotation.nml.NmlVolume;
import org.clew.model.ObjectId;
import org.clew.server.storage.Blobs;

/**
 * Finds the voxels of content. Who reads voxels asks for many files of one content, so what was
 * found is kept for a while; content never changes.
 */
public final class VolumeLayers {
  private static final int MOST = 256;

  private final Blobs blobs;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<ObjectId, Map<String, VolumeLayer>> known =
      new LinkedHashMap<>(16, 0.75f, true);

  /** With nothing found yet. */
  public VolumeLayers(Blobs blobs) {
    this.blobs = blobs;
  }

  /** The layers of voxels that content has, in its order. */
  public List<VolumeLayer> of(String organization, Content content) throws IOException {
    List<VolumeLayer> layers = new ArrayList<>();
    Map<String, VolumeLayer> stored =
        content.row() == null || content.volumes().isEmpty()
            ? Map.of()
            : stored(organization, content.row());
    for (ContentLayer layer : content.volumes()) {
      layers.add(stored.getOrDefault(layer.name(), VolumeLayer.empty(layer.name())));
    }
    return layers;
  }

  private Map<String, VolumeLayer> stored(String organization, ContentRow row) throws IOException {
    lock.lock();
    try {
      Map<String, VolumeLayer> found = known.get(row.id());
      if (found != null) {
        return found;
      }
    } finally {
      lock.unlock();
    }
    Map<String, VolumeLayer> read = new HashMap<>();
    for (NmlVolume volume : StoredNml.open(blobs, organization, row).readAround().volumes()) {
      VolumeLayer layer = VolumeLayer.of(volume, row);
      read.put(layer.name(), layer);
    }
    lock.lock();
    try {
      known.put(row.id(), read);
      if (known.size() > MOST) {
        known.pollFirstEntry();
      }
    } finally {
      lock.unlock();
    }
    return read;
  }
}
