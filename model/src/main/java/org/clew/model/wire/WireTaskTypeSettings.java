package org.clew.model.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tracing tool allows.
 *
 * @param allowedModes of {@code orthogonal}, {@code oblique}, {@code flight}, {@code volume}; empty
 *     for all
 * @param preferredMode the mode to start in; null for any
 * @param branchPointsAllowed whether branch points may be set
 * @param somaClickingAllowed whether a click places a node without an edge
 * @param volumeInterpolationAllowed whether painted sections may be interpolated
 * @param mergerMode whether nodes merge segments
 * @param magRestrictions the mags to work in
 */
public record WireTaskTypeSettings(
    List<String> allowedModes,
    @Nullable String preferredMode,
    boolean branchPointsAllowed,
    boolean somaClickingAllowed,
    boolean volumeInterpolationAllowed,
    boolean mergerMode,
    WireMagRestrictions magRestrictions) {
  /** Takes the values, copying the modes. */
  public WireTaskTypeSettings {
    allowedModes = List.copyOf(allowedModes);
  }
}
