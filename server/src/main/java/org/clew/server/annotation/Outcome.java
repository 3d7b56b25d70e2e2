package org.clew.server.annotation;

import org.clew.model.wire.WireAnnotation;

/** An annotation after a change, and what to tell. */
record Outcome(WireAnnotation annotation, String message) {}
