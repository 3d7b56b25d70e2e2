/** Pages of those who hand tasks out. */
@NullMarked
package org.clew.server.web.manage;

import org.jspecify.annotations.NullMarked;
