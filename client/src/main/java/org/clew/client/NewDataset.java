package org.clew.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directory of voxels that is to become known as a dataset.
 *
 * <pre>{@code
 * new NewDataset("l4_sample").withAllowedTeam(Ref.name("Annotators"));
 * }</pre>
 *
 * @param path the directory, as the server sees it: below one of its dataset directories
 * @param name shown to people; null for the name of the directory
 * @param isPublic whether everyone may read it
 * @param allowedTeams teams whose members may read it; null for everyone in the organization
 * @param description free text, or null
 * @param tags free words
 */
public record NewDataset(
    String path,
    @Nullable String name,
    boolean isPublic,
    @Nullable List<Ref<Team>> allowedTeams,
    @Nullable String description,
    List<String> tags) {
  /** Takes the values, copying the lists. */
  public NewDataset {
    allowedTeams = allowedTeams == null ? null : List.copyOf(allowedTeams);
    tags = List.copyOf(tags);
  }

  /** A directory that everyone in the organization may read, under its own name. */
  public NewDataset(String path) {
    this(path, null, false, null, null, List.of());
  }

  /** The same under another name. */
  public NewDataset withName(String newName) {
    return new NewDataset(path, newName, isPublic, allowedTeams, description, tags);
  }

  /** The same for everyone, signed in or not. */
  public NewDataset openToAll() {
    return new NewDataset(path, name, true, allowedTeams, description, tags);
  }

  /** The same for members of one team more, and no longer for the whole organization. */
  public NewDataset withAllowedTeam(Ref<Team> team) {
    List<Ref<Team>> teams = new ArrayList<>(allowedTeams == null ? List.of() : allowedTeams);
    teams.add(team);
    return new NewDataset(path, name, isPublic, teams, description, tags);
  }

  /** The same with a description. */
  public NewDataset withDescription(String newDescription) {
    return new NewDataset(path, name, isPublic, allowedTeams, newDescription, tags);
  }

  /** The same with these tags. */
  public NewDataset withTags(String... newTags) {
    return new NewDataset(path, name, isPublic, allowedTeams, description, List.of(newTags));
  }
}
