/** NML, the file format of skeletons and of what surrounds them, read and written as a stream. */
@NullMarked
package org.clew.annotation.nml;

import org.jspecify.annotations.NullMarked;
