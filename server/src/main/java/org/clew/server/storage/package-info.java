/** Bytes that rows name: content of annotations, kept outside of the database. */
@NullMarked
package org.clew.server.storage;

import org.jspecify.annotations.NullMarked;
