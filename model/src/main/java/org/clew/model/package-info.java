/** Ids, geometry and the wire of the task API, as immutable values. */
@NullMarked
package org.clew.model;

import org.jspecify.annotations.NullMarked;
