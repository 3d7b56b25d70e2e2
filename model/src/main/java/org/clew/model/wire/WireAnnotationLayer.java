package org.clew.model.wire;

import java.util.Map;

/**
 * A layer of an annotation.
 *
 * @param tracingId names its content
 * @param typ {@code Skeleton} or {@code Volume}
 * @param name unique in the annotation
 * @param stats counts, e.g. {@code nodeCount}
 */
public record WireAnnotationLayer(
    String tracingId, String typ, String name, Map<String, Object> stats) {}
