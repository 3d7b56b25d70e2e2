/** Who is asking, and what they may do. */
@NullMarked
package org.clew.server.auth;

import org.jspecify.annotations.NullMarked;
