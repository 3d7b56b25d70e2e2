package org.clew.client;

import static org.clew.client.InvalidResponseException.present;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireDataset;

/** A dataset on the server: what tasks are made on. */
public final class Dataset implements Thing<Dataset>, Named {
  private final Clew clew;
  private final WireDataset wire;

  Dataset(Clew clew, WireDataset wire) {
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
    return List.copyOf(wire.tags());
  }

  /** Teams whose members may read it. */
  public List<Team> allowedTeams() {
    return wire.allowedTeams().stream().map(team -> new Team(clew, team)).toList();
  }

  /** When it became known to the server. */
  public Instant created() {
    return Instant.ofEpochMilli(wire.created());
  }

  /** Address of its page. */
  public URI url() {
    return URI.create(clew.url() + "/datasets/" + id() + "/view");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dataset dataset && wire.equals(dataset.wire);
  }

  @Override
  public int hashCode() {
    return wire.hashCode();
  }

  @Override
  public String toString() {
    return "Dataset[" + name() + ", " + id() + "]";
  }
}
