/** Teams. */
@NullMarked
package org.clew.server.team;

import org.jspecify.annotations.NullMarked;
