package org.clew.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.VoxelSize;
import org.jspecify.annotations.Nullable;

/**
 * A directory or an address of voxels that is to become known as a dataset.
 *
 * <pre>{@code
 * new NewDataset("l4_sample").withAllowedTeam(Ref.name("Annotators"));
 * new NewDataset("raw.zarr")
 *     .withVoxelSize(VoxelSize.ofNanometres(11.24, 11.24, 28))
 *     .withSegmentation("cells");
 * }</pre>
 *
 * @param path the directory, as the server sees it: below one of its dataset directories; or an
 *     http or https address
 * @param name shown to people; null for the name of the directory
 * @param isPublic whether everyone may read it
 * @param allowedTeams teams whose members may read it; null for everyone in the organization
 * @param description free text, or null
 * @param tags free words
 * @param voxelSize how large a voxel of the finest mag is, where the files do not tell it or tell
 *     it wrong; null for what they tell
 * @param categories {@code color} or {@code segmentation} by name of the layer, for layers where
 *     the files do not tell it or tell it wrong
 */
public record NewDataset(
    String path,
    @Nullable String name,
    boolean isPublic,
    @Nullable List<Ref<Team>> allowedTeams,
    @Nullable String description,
    List<String> tags,
    @Nullable VoxelSize voxelSize,
    Map<String, String> categories) {
  private static final String COLOR = "color";
  private static final String SEGMENTATION = "segmentation";

  /** Takes the values, copying the lists and the map. */
  public NewDataset {
    allowedTeams = allowedTeams == null ? null : List.copyOf(allowedTeams);
    tags = List.copyOf(tags);
    categories = Map.copyOf(categories);
  }

  /** A directory that everyone in the organization may read, under its own name. */
  public NewDataset(String path) {
    this(path, null, false, null, null, List.of(), null, Map.of());
  }

  /** The same under another name. */
  public NewDataset withName(String newName) {
    return new NewDataset(
        path, newName, isPublic, allowedTeams, description, tags, voxelSize, categories);
  }

  /** The same for everyone, signed in or not. */
  public NewDataset openToAll() {
    return new NewDataset(path, name, true, allowedTeams, description, tags, voxelSize, categories);
  }

  /** The same for members of one team more, and no longer for the whole organization. */
  public NewDataset withAllowedTeam(Ref<Team> team) {
    List<Ref<Team>> teams = new ArrayList<>(allowedTeams == null ? List.of() : allowedTeams);
    teams.add(team);
    return new NewDataset(path, name, isPublic, teams, description, tags, voxelSize, categories);
  }

  /** The same with a description. */
  public NewDataset withDescription(String newDescription) {
    return new NewDataset(
        path, name, isPublic, allowedTeams, newDescription, tags, voxelSize, categories);
  }

  /** The same with these tags. */
  public NewDataset withTags(String... newTags) {
    return new NewDataset(
        path, name, isPublic, allowedTeams, description, List.of(newTags), voxelSize, categories);
  }

  /**
   * The same with the size of a voxel of the finest mag, e.g. {@code VoxelSize.ofNanometres(11.24,
   * 11.24, 28)}. Zarr arrays without OME metadata and WKW need one, as their files tell none; where
   * they do, this one goes before it.
   */
  public NewDataset withVoxelSize(VoxelSize newSize) {
    return new NewDataset(
        path, name, isPublic, allowedTeams, description, tags, newSize, categories);
  }

  /**
   * The same with a layer that holds images, whatever the files tell. The server refuses the name
   * of a layer that the dataset does not have.
   */
  public NewDataset withColor(String layer) {
    return withCategory(layer, COLOR);
  }

  /** The same with a layer whose voxels are numbers of segments, whatever the files tell. */
  public NewDataset withSegmentation(String layer) {
    return withCategory(layer, SEGMENTATION);
  }

  private NewDataset withCategory(String layer, String category) {
    Map<String, String> more = new LinkedHashMap<>(categories);
    more.put(layer, category);
    return new NewDataset(path, name, isPublic, allowedTeams, description, tags, voxelSize, more);
  }
}
