package org.clew.server.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An image of N5: an array, or arrays s0, s1, … of a group, right in it, in its {@code data}
 * (Paintera) or in its {@code timepoint0} (BigDataViewer).
 */
final class N5Image {
  static final String ATTRIBUTES = "attributes.json";
  private static final int MOST_LEVELS = 32;

  private final Place place;
  private final String path;
  private final JsonNode group;

  N5Image(Place place, String path) {
    this.place = place;
    this.path = path;
    this.group = attributes(path);
  }

  Optional<Multiscale> read(String name) {
    if (isArray(group)) {
      return Optional.of(image(name, group, List.of(path)));
    }
    for (String inner : List.of("", "data", "timepoint0")) {
      String base = inner.isEmpty() ? path : MagDirectories.join(path, inner);
      List<String> levels = new ArrayList<>();
      String next = MagDirectories.join(base, "s0");
      while (levels.size() < MOST_LEVELS && isArray(attributes(next))) {
        levels.add(next);
        next = MagDirectories.join(base, "s" + levels.size());
      }
      if (!levels.isEmpty()) {
        return Optional.of(image(name, attributes(base), levels));
      }
    }
    return Optional.empty();
  }

  private Multiscale image(String name, JsonNode base, List<String> paths) {
    List<VoxelArray> arrays = paths.stream().map(this::array).toList();
    N5Sizes sizes =
        new N5Sizes(
            Stream.concat(Stream.of(attributes(paths.getFirst())), Stream.of(base, group, top()))
                .toList());
    List<Multiscale.Level> levels = new ArrayList<>();
    for (int level = 0; level < paths.size(); level++) {
      JsonNode own = attributes(paths.get(level));
      Vec3Double size = sizes.size(level, own, arrays.getFirst(), arrays.get(level));
      levels.add(new Multiscale.Level(paths.get(level), size, arrays.get(level), Vec3Int.ZERO));
    }
    String elementClass = arrays.getFirst().elementClass();
    return new Multiscale(
        name,
        isLabel() || ElementClass.isOfSegments(elementClass),
        "n5",
        axes(paths.getFirst(), base, arrays.getFirst()),
        sizes.isKnown(),
        levels);
  }

  private boolean isLabel() {
    return group.at("/painteraData/type").asString("").equals("label");
  }

  private VoxelArray array(String array) {
    JsonNode attributes = attributes(array);
    String file = MagDirectories.join(array, ATTRIBUTES);
    String type = attributes.path("dataType").asString("");
    return new VoxelArray(
        ZarrArray.shape(attributes.path("dimensions"), file),
        ElementClass.ofZarr3(type)
            .orElseThrow(() ->
                Failure.badRequest(
                    "“%s”: voxels of the type “%s” cannot be shown.".formatted(file, type))));
  }

  /** N5 lists the fastest axis first. */
  private static Map<String, Integer> axes(String path, JsonNode base, VoxelArray array) {
    Map<String, Integer> axes = new LinkedHashMap<>();
    for (JsonNode name : base.path("axes")) {
      axes.putIfAbsent(name.asString("").toLowerCase(Locale.ROOT), axes.size());
    }
    int count = array.shape().size();
    if (axes.size() == count && axes.containsKey("x") && axes.containsKey("y")) {
      return axes;
    }
    if (count == 2 || count == 3) {
      return count == 2 ? Map.of("x", 0, "y", 1) : Map.of("x", 0, "y", 1, "z", 2);
    }
    throw Failure.badRequest(
        "“%s” has %d axes; name them in “axes” of its group, e.g. [\"x\", \"y\", \"z\", \"c\"]."
            .formatted(path, count));
  }

  private JsonNode top() {
    return attributes("");
  }

  private JsonNode attributes(String directory) {
    @Nullable JsonNode read =
        MetadataFile.read(place, MagDirectories.join(directory, ATTRIBUTES)).orElse(null);
    return read == null ? MissingNode.getInstance() : read;
  }

  private static boolean isArray(JsonNode attributes) {
    return attributes.path("dimensions").isArray() && attributes.has("dataType");
  }
}
