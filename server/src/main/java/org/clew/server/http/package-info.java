/** HTTP in and out: routing, requests, replies, and failures as messages. */
@NullMarked
package org.clew.server.http;

import org.jspecify.annotations.NullMarked;
