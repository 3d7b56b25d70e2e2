/** Task types. */
@NullMarked
package org.clew.server.tasktype;

import org.jspecify.annotations.NullMarked;
