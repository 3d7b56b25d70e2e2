package org.clew.server.annotation;

import org.clew.model.wire.WireAnnotation;

/**
 * An annotation after a change.
 *
 * @param annotation as it is now
 * @param message what to tell
 */
public record Outcome(WireAnnotation annotation, String message) {}
