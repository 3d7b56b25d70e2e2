package org.clew.server.user;

import org.clew.model.wire.WireUser;
import org.clew.server.http.ETag;

/**
 * A user as the asking user sees them.
 *
 * @param tag names the state, for who wants to change it
 */
public record ShownUser(WireUser user, ETag tag) {}
