package org.clew.model.wire;

import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What an annotation held at some time.
 *
 * @param version counts the changes of its content; 0 is what an instance of a task starts with
 * @param kind how it came about: {@code base}, {@code submitted}, {@code restored}, {@code reset},
 *     {@code uploaded}, {@code duplicated} or {@code merged}
 * @param restoredVersion the version that it brought back, or null
 * @param author who made it; null for what a task starts from
 * @param created when, ms; null for what a task starts from
 * @param trees how many trees it has
 * @param nodes how many nodes they have
 */
public record WireAnnotationVersion(
    int version,
    String kind,
    @Nullable Integer restoredVersion,
    @Nullable ObjectId author,
    @Nullable Long created,
    int trees,
    int nodes) {}
