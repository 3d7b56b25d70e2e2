/** Claims: the next task for an annotator, and why there is none. */
@NullMarked
package org.clew.server.assignment;

import org.jspecify.annotations.NullMarked;
