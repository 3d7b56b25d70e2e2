package org.clew.client;

import static org.clew.client.InvalidResponseException.present;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.VoxelSize;
import org.clew.model.wire.WireDataset;
import org.clew.model.wire.WireTeam;

/**
 * A dataset on the server: what tasks are made on. Its voxels are not read here; there is a library
 * for that in every language.
 */
public final class RemoteDataset implements Thing<RemoteDataset>, Named {
  private final Clew clew;
  private final WireDataset wire;

  RemoteDataset(Clew clew, WireDataset wire) {
    this.clew = clew;
    this.wire = present(wire, "dataset");
    present(wire.id(), "id");
    present(wire.name(), "name");
  }

  @Override
  public ObjectId id() {
    return wire.id();
  }

  /** The name shown to people. */
  @Override
  public String name() {
    return wire.name();
  }

  /** Its name on disk, unique in the organization. */
  public String directoryName() {
    return wire.directoryName();
  }

  /** Id of its organization. */
  public String organization() {
    return wire.owningOrganization();
  }

  /** Whether everyone may read it, signed in or not. */
  public boolean isPublic() {
    return wire.isPublic();
  }

  /** Whether it can be used. */
  public boolean isActive() {
    return wire.isActive();
  }

  /** Free text. */
  public Optional<String> description() {
    return Optional.ofNullable(wire.description());
  }

  /** Free words. */
  public List<String> tags() {
    return wire.tags() == null ? List.of() : List.copyOf(wire.tags());
  }

  /** Teams whose members may read it. */
  public List<Team> allowedTeams() {
    List<WireTeam> teams = wire.allowedTeams() == null ? List.of() : wire.allowedTeams();
    return teams.stream().map(team -> new Team(clew, team)).toList();
  }

  /** When it became known to the server. */
  public Instant created() {
    return Instant.ofEpochMilli(wire.created());
  }

  /** How large a voxel of the finest mag is; empty if the server cannot tell. */
  public Optional<VoxelSize> voxelSize() {
    return DataSource.of(wire.dataSource()).voxelSize();
  }

  /** Its layers, as the server lists them; none if it cannot be used. */
  public List<DatasetLayer> layers() {
    return DataSource.of(wire.dataSource()).layers();
  }

  /**
   * One of its layers.
   *
   * @throws NoSuchNameException if there is none of this name
   */
  public DatasetLayer layer(String layerName) {
    return layers().stream()
        .filter(layer -> layer.name().equals(layerName))
        .findFirst()
        .orElseThrow(() -> new NoSuchNameException("layer of “" + name() + "”", layerName));
  }

  /** The smallest box around all its layers, in voxels of the finest mag; empty without layers. */
  public Optional<BoundingBox> boundingBox() {
    return layers().stream().map(DatasetLayer::boundingBox).reduce(BoundingBox::union);
  }

  /** Why its voxels cannot be read, if they cannot. */
  public Optional<String> unusable() {
    return Optional.ofNullable(DataSource.of(wire.dataSource()).status());
  }

  /** Address of its page. */
  public URI url() {
    return URI.create(clew.url() + "/datasets/" + id() + "/view");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RemoteDataset dataset && wire.equals(dataset.wire);
  }

  @Override
  public int hashCode() {
    return wire.hashCode();
  }

  @Override
  public String toString() {
    return "RemoteDataset[" + name() + ", " + id() + "]";
  }
}
