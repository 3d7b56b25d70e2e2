/** Benchmarks, and the tables that they print. */
@NullMarked
package org.clew.benchmarks;

import org.jspecify.annotations.NullMarked;
