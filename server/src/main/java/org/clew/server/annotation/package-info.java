/** Annotations: the life of an instance. */
@NullMarked
package org.clew.server.annotation;

import org.jspecify.annotations.NullMarked;
