package org.clew.server.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.server.storage.Blob;

/**
 * Stored content.
 *
 * @param id names it in the database
 * @param nml its NML, as this server writes it
 * @param skeletonFrom where in the NML trees, branch points, comments and groups begin
 * @param skeletonBytes how long that part is
 * @param trees how many there are
 * @param nodes how many there are in all trees
 * @param layers the layers that count
 * @param files the files that the NML names, by the names it gives them
 */
public record ContentRow(
    ObjectId id,
    Blob nml,
    long skeletonFrom,
    long skeletonBytes,
    int trees,
    int nodes,
    List<ContentLayer> layers,
    Map<String, Blob> files) {
  /** Copies list and map. */
  public ContentRow {
    layers = List.copyOf(layers);
    files = Map.copyOf(files);
  }

  /** The file of a name. */
  public Optional<Blob> file(String location) {
    return Optional.ofNullable(files.get(location));
  }

  /** The same as other content, with other layers that count. */
  public ContentRow as(ObjectId newId, List<ContentLayer> newLayers) {
    return new ContentRow(newId, nml, skeletonFrom, skeletonBytes, trees, nodes, newLayers, files);
  }
}
