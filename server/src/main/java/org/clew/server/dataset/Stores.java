package org.clew.server.dataset;

import java.util.List;
import org.clew.model.wire.WireDataStore;
import org.clew.model.wire.WireTracingStore;

/**
 * Where clients find voxels and content: this server.
 *
 * @param name of the stores
 * @param url of the server as clients see it, without a slash at the end
 */
public record Stores(String name, String url) {
  /** For voxels. */
  public WireDataStore dataStore() {
    return new WireDataStore(name, url, false, List.of(), false);
  }

  /** For the content of annotations. */
  public WireTracingStore tracingStore() {
    return new WireTracingStore(name, url);
  }
}
