package org.clew.server.dataset;

import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Which datasets a list holds.
 *
 * @param isActive whether they can be used; null for either
 * @param isUnreported whether their store lost them; null for either
 * @param organization whose, or null
 * @param onlyMyOrganization whether public ones of others are left out
 * @param uploader who registered them, or null for anyone
 * @param folder where they lie, or null for anywhere
 * @param search a part of their name, or null
 * @param limit how many at the most
 */
public record DatasetFilter(
    @Nullable Boolean isActive,
    @Nullable Boolean isUnreported,
    @Nullable String organization,
    boolean onlyMyOrganization,
    @Nullable ObjectId uploader,
    @Nullable ObjectId folder,
    @Nullable String search,
    int limit) {

  /** Whether it asks for datasets that there are not: each was read when it was registered. */
  boolean isHopeless() {
    return Boolean.FALSE.equals(isActive) || Boolean.TRUE.equals(isUnreported);
  }
}
