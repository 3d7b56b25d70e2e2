/** The row that every change of state leaves. */
@NullMarked
package org.clew.server.event;

import org.jspecify.annotations.NullMarked;
