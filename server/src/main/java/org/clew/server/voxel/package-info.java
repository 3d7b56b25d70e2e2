/** Voxels of datasets, read chunk by chunk: Zarr 2 and 3, N5. */
@NullMarked
package org.clew.server.voxel;

import org.jspecify.annotations.NullMarked;
