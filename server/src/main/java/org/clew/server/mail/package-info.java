/** Mail: queued in the transaction that is its reason, sent after it. */
@NullMarked
package org.clew.server.mail;

import org.jspecify.annotations.NullMarked;
