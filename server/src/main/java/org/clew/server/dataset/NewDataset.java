package org.clew.server.dataset;

import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireDatasetRegistration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A dataset that is about to be registered. */
record NewDataset(
    ObjectId id,
    String name,
    Place place,
    ObjectNode dataSource,
    boolean isPublic,
    @Nullable String description,
    List<String> tags) {

  static NewDataset of(
      ObjectId id, WireDatasetRegistration wanted, Place place, ObjectNode dataSource) {
    String name = wanted.name() == null ? place.name() : DatasetDetails.checkedName(wanted.name());
    return new NewDataset(
        id,
        name,
        place,
        dataSource,
        Boolean.TRUE.equals(wanted.isPublic()),
        wanted.description(),
        wanted.tags() == null ? List.of() : wanted.tags());
  }
}
