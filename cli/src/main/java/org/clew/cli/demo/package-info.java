/** What {@code clew demo} shows: a small brain-like volume, its segmentation, and their dataset. */
@NullMarked
package org.clew.cli.demo;

import org.jspecify.annotations.NullMarked;
