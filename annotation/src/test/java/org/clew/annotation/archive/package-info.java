@NullMarked
package org.clew.annotation.archive;

import org.jspecify.annotations.NullMarked;
