/** The {@code clew} command: one class a command. */
@NullMarked
package org.clew.cli;

import org.jspecify.annotations.NullMarked;
