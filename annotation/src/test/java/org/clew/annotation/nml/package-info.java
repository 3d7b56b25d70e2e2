/** Tests of NML. */
@NullMarked
package org.clew.annotation.nml;

import org.jspecify.annotations.NullMarked;
