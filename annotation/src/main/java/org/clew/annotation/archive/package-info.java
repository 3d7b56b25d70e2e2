/**
 * Annotation archives: zips of NML files and of the zips that hold their voxels, read and written
 * as streams, and safe to read whoever made them.
 */
@NullMarked
package org.clew.annotation.archive;

import org.jspecify.annotations.NullMarked;
