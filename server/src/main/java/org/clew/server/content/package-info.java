/** Content of annotations: read from files, kept as blobs, written as files again. */
@NullMarked
package org.clew.server.content;

import org.jspecify.annotations.NullMarked;
