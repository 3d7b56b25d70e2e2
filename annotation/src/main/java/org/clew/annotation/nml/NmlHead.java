package org.clew.annotation.nml;

import java.util.List;

/**
 * The beginning of an NML file: what it is about, without its trees and volume layers.
 *
 * @param metas names with contents, as far as they stand before the trees
 * @param parameters what it is about
 */
public record NmlHead(List<NmlMeta> metas, NmlParameters parameters) {
  /** Copies the list. */
  public NmlHead {
    metas = List.copyOf(metas);
  }
}
