/** Tasks from files of any length: read row by row, checked, staged, and made at one moment. */
@NullMarked
package org.clew.server.imports;

import org.jspecify.annotations.NullMarked;
