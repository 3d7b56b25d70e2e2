/** Tests of skeletons. */
@NullMarked
package org.clew.annotation.skeleton;

import org.jspecify.annotations.NullMarked;
