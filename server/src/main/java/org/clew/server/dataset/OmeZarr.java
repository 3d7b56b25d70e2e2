package org.clew.server.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds OME-Zarr images, 0.4 on Zarr 2 and 0.5 on Zarr 3: only their JSON is read. */
final class OmeZarr {
  private final Place place;

  OmeZarr(Place place) {
    this.place = place;
  }

  /**
   * A group that has attributes.
   *
   * @param path relative to the dataset, empty for the dataset itself
   */
  record Group(String path, ZarrFormat format, JsonNode attributes) {
    boolean isImage() {
      return attributes.path("multiscales").isArray() && !attributes.path("multiscales").isEmpty();
    }
  }

  /** The image that the directory is, or those right below it; with the labels of each. */
  List<Multiscale> images() {
    Optional<Group> whole = group("").filter(Group::isImage);
    if (whole.isPresent()) {
      return withLabels(whole.get(), layerName(place.name()));
    }
    List<Multiscale> images = new ArrayList<>();
    for (String name : place.directories("")) {
      group(name)
          .filter(Group::isImage)
          .ifPresent(group -> images.addAll(withLabels(group, layerName(name))));
    }
    return images;
  }

  private List<Multiscale> withLabels(Group group, String name) {
    List<Multiscale> images = new ArrayList<>();
    images.add(new MultiscaleReader(place, group).read(name, false));
    String labels = group.path().isEmpty() ? "labels" : group.path() + "/labels";
    group(labels)
        .ifPresent(list ->
            list.attributes()
                .path("labels")
                .valueStream()
                .map(label -> label.asString(""))
                .filter(label -> !label.isEmpty())
                .flatMap(label -> label(labels, label).stream())
                .forEach(images::add));
    return images;
  }

  private Optional<Multiscale> label(String labels, String name) {
    return group(labels + "/" + name)
        .filter(Group::isImage)
        .map(group -> new MultiscaleReader(place, group).read(layerName(name), true));
  }

  private Optional<Group> group(String path) {
    return attributes(path, ZarrFormat.ZARR_3)
        .map(all -> new Group(path, ZarrFormat.ZARR_3, all.path("attributes").path("ome")))
        .or(() ->
            attributes(path, ZarrFormat.ZARR_2)
                .map(all -> new Group(path, ZarrFormat.ZARR_2, all)));
  }

  private Optional<JsonNode> attributes(String path, ZarrFormat format) {
    return MetadataFile.read(
        place, path.isEmpty() ? format.groupFile() : path + "/" + format.groupFile());
  }

  /** What a layer is called that lies in a directory. */
  static String layerName(String directoryName) {
    String name =
        directoryName.replaceFirst("([.]ome)?[.](zarr|n5|precomputed)$", "").replace('/', '_');
    return name.isEmpty() ? directoryName : name;
  }
}
