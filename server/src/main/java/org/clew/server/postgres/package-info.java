/** The PostgreSQL that Clew brings along, and the data directory that it lives in. */
@NullMarked
package org.clew.server.postgres;

import org.jspecify.annotations.NullMarked;
