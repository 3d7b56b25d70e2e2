package org.clew.model.wire;

import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.jspecify.annotations.Nullable;

/**
 * What makes a directory or an address of voxels known as a dataset ({@code POST
 * /api/clew/v1/datasets}).
 *
 * @param path the directory, as the server sees it: below one of its dataset directories; or an
 *     http or https address
 * @param name shown to people; null for the name of the directory
 * @param isPublic whether everyone may read it; null for false
 * @param allowedTeams ids of the teams whose members may read it; null for the organization’s team
 * @param description free text, or null
 * @param tags free words; null for none
 * @param voxelSize of mag 1, where the files do not tell it or tell it wrong; null for theirs
 * @param categories {@code color} or {@code segmentation} by name of the layer, for those where the
 *     files do not tell it or tell it wrong; null for none
 */
public record WireDatasetRegistration(
    String path,
    @Nullable String name,
    @Nullable Boolean isPublic,
    @Nullable List<ObjectId> allowedTeams,
    @Nullable String description,
    @Nullable List<String> tags,
    @Nullable Scale voxelSize,
    @Nullable Map<String, String> categories) {
  /** Takes the values. */
  public WireDatasetRegistration {
    Required.present("path", path);
  }

  /** With what the files tell. */
  public WireDatasetRegistration(
      String path,
      @Nullable String name,
      @Nullable Boolean isPublic,
      @Nullable List<ObjectId> allowedTeams,
      @Nullable String description,
      @Nullable List<String> tags) {
    this(path, name, isPublic, allowedTeams, description, tags, null, null);
  }

  /**
   * The size of a voxel.
   *
   * @param factor along x, y and z, above 0
   * @param unit its unit, e.g. {@code micrometer}; null for {@code nanometer}
   */
  public record Scale(Vec3Double factor, @Nullable String unit) {
    /** Takes the values. */
    public Scale {
      Required.present("voxelSize.factor", factor);
    }
  }
}
