package org.clew.model.wire;

import java.util.List;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What makes a directory of voxels known as a dataset ({@code POST /api/clew/v1/datasets}).
 *
 * @param path the directory, as the server sees it: below one of its dataset directories
 * @param name shown to people; null for the name of the directory
 * @param isPublic whether everyone may read it; null for false
 * @param allowedTeams ids of the teams whose members may read it; null for the organization’s team
 * @param description free text, or null
 * @param tags free words; null for none
 */
public record WireDatasetRegistration(
    String path,
    @Nullable String name,
    @Nullable Boolean isPublic,
    @Nullable List<ObjectId> allowedTeams,
    @Nullable String description,
    @Nullable List<String> tags) {
  /** Takes the values. */
  public WireDatasetRegistration {
    Required.present("path", path);
  }
}
