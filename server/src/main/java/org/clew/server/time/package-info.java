/** Time spent: spans of work, and what they add up to. */
@NullMarked
package org.clew.server.time;

import org.jspecify.annotations.NullMarked;
