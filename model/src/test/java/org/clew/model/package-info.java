@NullMarked
package org.clew.model;

import org.jspecify.annotations.NullMarked;
