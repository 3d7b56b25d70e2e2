/** Events told to others: what happened, in an order that can be relied on. */
@NullMarked
package org.clew.server.feed;

import org.jspecify.annotations.NullMarked;
