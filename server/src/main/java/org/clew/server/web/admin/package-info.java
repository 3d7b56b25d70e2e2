/** Pages of managers about everything but tasks. */
@NullMarked
package org.clew.server.web.admin;

import org.jspecify.annotations.NullMarked;
