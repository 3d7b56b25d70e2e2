/** SWC, the file format of traced neurons of CATMAID, Fiji, neuPrint and NeuroMorpho. */
@NullMarked
package org.clew.annotation.swc;

import org.jspecify.annotations.NullMarked;
