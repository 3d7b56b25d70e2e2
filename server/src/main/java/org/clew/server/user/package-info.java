/** Users, their roles and their experiences. */
@NullMarked
package org.clew.server.user;

import org.jspecify.annotations.NullMarked;
