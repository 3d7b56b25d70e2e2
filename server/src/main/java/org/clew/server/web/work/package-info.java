/** Pages of those who do the tasks. */
@NullMarked
package org.clew.server.web.work;

import org.jspecify.annotations.NullMarked;
