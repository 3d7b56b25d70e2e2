/** A real database, a real server on a free port, and a lab to test with. */
@NullMarked
package org.clew.testkit;

import org.jspecify.annotations.NullMarked;
