/** The demo: a lab, a small brain-like volume as its dataset, tasks, and people who do them. */
@NullMarked
package org.clew.cli.demo;

import org.jspecify.annotations.NullMarked;
