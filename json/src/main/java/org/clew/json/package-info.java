/** The JSON form of the wire records: one mapper for client and server. */
@NullMarked
package org.clew.json;

import org.jspecify.annotations.NullMarked;
