/** The beginning of organizations, which no user of one can bring about. */
@NullMarked
package org.clew.server.founding;

import org.jspecify.annotations.NullMarked;
