@NullMarked
package org.clew.annotation.swc;

import org.jspecify.annotations.NullMarked;
