/** Skeletons: trees of nodes and edges, in groups. */
@NullMarked
package org.clew.annotation.skeleton;

import org.jspecify.annotations.NullMarked;
