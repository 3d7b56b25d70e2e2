@NullMarked
package org.clew.annotation;

import org.jspecify.annotations.NullMarked;
