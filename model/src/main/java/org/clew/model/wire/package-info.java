/**
 * The JSON of the WEBKNOSSOS task API, one record a shape. A component that may be null is marked;
 * times are milliseconds since the Unix epoch, durations milliseconds, positions voxels, rotations
 * degrees, unless the name says otherwise.
 */
@NullMarked
package org.clew.model.wire;

import org.jspecify.annotations.NullMarked;
