@NullMarked
package org.clew.cli.demo;

import org.jspecify.annotations.NullMarked;
