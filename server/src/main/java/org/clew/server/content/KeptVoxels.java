package org.clew.server.content;

import org.clew.server.storage.Blob;
import org.jspecify.annotations.Nullable;

/**
 * Voxels of a volume layer that are kept already.
 *
 * @param blob their archive
 * @param format what is in it: {@code wkw}, which is also meant by null, or {@code zarr3}
 */
public record KeptVoxels(Blob blob, @Nullable String format) {}
