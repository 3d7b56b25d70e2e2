package org.clew.model.wire;

import java.util.Map;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened.
 *
 * @param cursor its place among all events; reading goes on after it
 * @param happened when, in milliseconds since the epoch
 * @param kind what, as thing.verb, e.g. {@code instance.finished}
 * @param subject on what: mostly an id
 * @param actor the user who did it; null for the server itself
 * @param before what changed, as it was; null for something new
 * @param after what changed, as it is; null for something gone
 */
public record WireEvent(
    String cursor,
    long happened,
    String kind,
    String subject,
    @Nullable ObjectId actor,
    @Nullable Map<String, Object> before,
    @Nullable Map<String, Object> after) {}
