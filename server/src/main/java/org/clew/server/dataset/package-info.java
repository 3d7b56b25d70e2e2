/** Datasets: the registry, and their voxels as files. */
@NullMarked
package org.clew.server.dataset;

import org.jspecify.annotations.NullMarked;
