package org.clew.server.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds images in a container of N5, at most three directories deep. */
final class N5 {
  private static final int DEPTH = 3;
  private static final int MOST_DIRECTORIES = 2000;

  private final Place place;
  private final List<Multiscale> found = new ArrayList<>();
  private int visited;

  N5(Place place) {
    this.place = place;
  }

  List<Multiscale> images() {
    // Every container has this file at its top; other directories are not searched.
    if (place.content(N5Image.ATTRIBUTES).isPresent()) {
      visit("", OmeZarr.layerName(place.name()), DEPTH);
    }
    return List.copyOf(found);
  }

  private void visit(String path, String name, int deeper) {
    visited++;
    Optional<Multiscale> image = new N5Image(place, path).read(name);
    if (image.isPresent() || deeper == 0) {
      image.ifPresent(found::add);
      return;
    }
    for (String child : place.directories(path)) {
      if (visited < MOST_DIRECTORIES) {
        visit(
            MagDirectories.join(path, child),
            path.isEmpty() ? child : path.replace('/', '_') + "_" + child,
            deeper - 1);
      }
    }
  }
}
