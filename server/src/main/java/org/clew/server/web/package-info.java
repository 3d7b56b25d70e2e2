/** Pages. */
@NullMarked
package org.clew.server.web;

import org.jspecify.annotations.NullMarked;
