/** Reports: how far projects are, and what there is to do for whom. */
@NullMarked
package org.clew.server.report;

import org.jspecify.annotations.NullMarked;
