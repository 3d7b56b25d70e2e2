/** Tasks: creation, lists, changes, deletion. */
@NullMarked
package org.clew.server.task;

import org.jspecify.annotations.NullMarked;
