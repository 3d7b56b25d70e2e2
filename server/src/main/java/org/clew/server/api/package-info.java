/** What the routes say of themselves, and the OpenAPI document made of it. */
@NullMarked
package org.clew.server.api;

import org.jspecify.annotations.NullMarked;
