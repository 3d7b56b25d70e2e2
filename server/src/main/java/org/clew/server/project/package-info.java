/** Projects. */
@NullMarked
package org.clew.server.project;

import org.jspecify.annotations.NullMarked;
