/** Scripts. */
@NullMarked
package org.clew.server.script;

import org.jspecify.annotations.NullMarked;
