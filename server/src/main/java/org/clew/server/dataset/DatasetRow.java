package org.clew.server.dataset;

import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireDataset;
import org.clew.model.wire.WireDatasetId;
import org.clew.model.wire.WireTeam;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** A dataset with its teams, as stored. */
record DatasetRow(
    ObjectId id,
    String organization,
    String name,
    String directoryName,
    Map<String, Object> dataSource,
    boolean isPublic,
    @Nullable String description,
    List<String> tags,
    List<Map<String, Object>> metadata,
    @Nullable ObjectId uploader,
    long created,
    ObjectId folder,
    List<WireTeam> teams) {

  WireDataset wire(@Nullable CurrentUser asking, Stores stores) {
    boolean isOwn = asking != null && asking.organization().equals(organization);
    boolean isEditable = asking != null && isOwn && Right.EDIT_DATASET.isHeldBy(asking, subject());
    // Who works in an organization is not for others to know, even where they may see its images.
    List<WireTeam> shown = isOwn ? teams : List.of();
    return new WireDataset(
        id,
        name,
        dataSource,
        stores.dataStore(),
        organization,
        shown,
        shown,
        true,
        isPublic,
        description,
        directoryName,
        created,
        isEditable,
        0,
        null,
        created,
        metadata,
        false,
        tags,
        folder,
        0,
        false);
  }

  /** What rights are asked about. */
  Subject subject() {
    return new Subject(List.of(), uploader);
  }

  WireDatasetId wireId() {
    return new WireDatasetId(id, name, organization, directoryName);
  }
}
