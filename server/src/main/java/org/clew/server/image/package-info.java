/** Pictures: planes of datasets, and what was traced. */
@NullMarked
package org.clew.server.image;

import org.jspecify.annotations.NullMarked;
