/** Organizations, as those who belong to them see them. */
@NullMarked
package org.clew.server.organization;

import org.jspecify.annotations.NullMarked;
