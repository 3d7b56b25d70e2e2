package org.clew.model.wire;

import org.jspecify.annotations.Nullable;

/**
 * The mags in which annotators may work.
 *
 * @param min the finest, a power of two; null for no limit
 * @param max the coarsest, a power of two; null for no limit
 */
public record WireMagRestrictions(@Nullable Integer min, @Nullable Integer max) {
  /** No restriction. */
  public static final WireMagRestrictions NONE = new WireMagRestrictions(null, null);
}
