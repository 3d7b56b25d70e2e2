package org.clew.server.annotation;

import org.clew.model.wire.WireAnnotation;
import org.jspecify.annotations.Nullable;

/**
 * An annotation as the pages of its owner show it.
 *
 * @param annotation with its task, if it has one
 * @param version of its content
 * @param finished when, in milliseconds since the epoch, or null
 * @param expectedTime how long its project expects it to take, in milliseconds, or null
 */
public record WorkItem(
    WireAnnotation annotation, int version, @Nullable Long finished, @Nullable Long expectedTime) {}
