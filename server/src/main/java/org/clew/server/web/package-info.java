/** Pages: the frame is in {@code frame}, the pages of annotators in {@code work}. */
@NullMarked
package org.clew.server.web;

import org.jspecify.annotations.NullMarked;
