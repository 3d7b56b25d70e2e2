package org.clew.server.user;

import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Which users a list for people holds.
 *
 * @param text a part of name or address; empty for any
 * @param team of which they are members, or null for any
 * @param isActive whether they can sign in; null for either
 * @param domain in which they have experience; empty for any
 * @param limit how many at the most
 * @param offset how many are left out before
 */
public record UserSearch(
    String text,
    @Nullable ObjectId team,
    @Nullable Boolean isActive,
    String domain,
    int limit,
    int offset) {}
