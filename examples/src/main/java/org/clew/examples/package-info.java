/** Programs for the Java client to copy from. */
@NullMarked
package org.clew.examples;

import org.jspecify.annotations.NullMarked;
