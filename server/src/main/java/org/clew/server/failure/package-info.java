/** What can go wrong, in one list of codes. */
@NullMarked
package org.clew.server.failure;

import org.jspecify.annotations.NullMarked;
