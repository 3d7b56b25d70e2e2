package org.clew.server.dataset;

import java.util.List;
import java.util.function.Supplier;
import org.clew.model.wire.WireDataStore;
import org.clew.model.wire.WireTracingStore;

/**
 * Where voxels and annotations are kept, as clients are told: both in this server.
 *
 * @param name of the store
 * @param url the public address of the server, without a slash at its end; known once it listens
 */
public record Stores(String name, Supplier<String> url) {
  /** The store of voxels. */
  public WireDataStore dataStore() {
    return new WireDataStore(name, url.get(), false, List.of(), false);
  }

  /** The store of annotations. */
  public WireTracingStore tracingStore() {
    return new WireTracingStore(name, url.get());
  }
}
