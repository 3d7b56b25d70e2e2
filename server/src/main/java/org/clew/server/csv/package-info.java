/** What files of comma-separated values have in common, whatever stands in them. */
@NullMarked
package org.clew.server.csv;

import org.jspecify.annotations.NullMarked;
