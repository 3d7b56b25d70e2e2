package org.clew.server.dataset;

import java.util.List;
import org.clew.model.wire.WireDataStore;
import org.clew.model.wire.WireTracingStore;

/**
 * Where voxels and annotations are kept, as clients are told: both in this server.
 *
 * @param name of the store
 * @param url the public address of the server
 */
public record Stores(String name, String url) {
  /** Takes the address without slashes at its end. */
  public Stores {
    while (url.endsWith("/")) {
      url = url.substring(0, url.length() - 1);
    }
  }

  /** The store of voxels. */
  public WireDataStore dataStore() {
    return new WireDataStore(name, url, false, List.of(), false);
  }

  /** The store of annotations. */
  public WireTracingStore tracingStore() {
    return new WireTracingStore(name, url);
  }
}
