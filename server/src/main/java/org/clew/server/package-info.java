/** The server: its composition root and its configuration. */
@NullMarked
package org.clew.server;

import org.jspecify.annotations.NullMarked;
