package org.clew.server.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.clew.json.WireJson;
import org.clew.model.BoundingBox;
import org.clew.model.LengthUnit;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.model.VoxelSize;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the document of a dataset from its images: one layer for each, or for each channel. */
final class LayerDocument {
  private static final String RGB = "uint24";
  private static final int MOST_CHANNELS = 256;

  private final Place place;
  private final MagScale scale;
  private final ArrayNode layers;
  private final Set<String> names = new HashSet<>();

  private LayerDocument(Place place, MagScale scale, ArrayNode layers) {
    this.place = place;
    this.scale = scale;
    this.layers = layers;
  }

  /** The voxel size of all, unless it is given, is the finest of those that images tell. */
  static ObjectNode of(Place place, List<Multiscale> images, @Nullable VoxelSize given) {
    Optional<Multiscale> unsized =
        images.stream().filter(image -> !image.hasVoxelSize()).findFirst();
    if (given == null && unsized.isPresent()) {
      throw Failure.badRequest(
          ("The metadata of the layer “%s” do not tell its voxel size. Give it as “voxelSize”, e.g."
                  + " {\"factor\": [11.24, 11.24, 28], \"unit\": \"nanometer\"}.")
              .formatted(unsized.get().name()));
    }
    // A label may be coarser than its image: mags count from the finest of all.
    List<Multiscale> sized = images.stream().filter(Multiscale::hasVoxelSize).toList();
    Vec3Double finest =
        new Vec3Double(
            least(sized, "x", Vec3Double::x),
            least(sized, "y", Vec3Double::y),
            least(sized, "z", Vec3Double::z));
    VoxelSize size = given == null ? new VoxelSize(finest, LengthUnit.NANOMETER) : given;
    ObjectNode document = WireJson.mapper().createObjectNode();
    ObjectNode scale = document.putObject("scale");
    scale.set("factor", WireJson.mapper().valueToTree(size.factor()));
    scale.put("unit", size.unit().wireName());
    LayerDocument all =
        new LayerDocument(place, new MagScale(finest), document.putArray("dataLayers"));
    images.forEach(image -> all.add(image.in(finest)));
    return document;
  }

  private static double least(
      List<Multiscale> images, String axis, ToDoubleFunction<Vec3Double> length) {
    return images.stream()
        .filter(image -> image.axes().containsKey(axis))
        .flatMap(image -> image.levels().stream())
        .mapToDouble(level -> length.applyAsDouble(level.voxelSize()))
        .min()
        .orElse(1);
  }

  private void add(Multiscale image) {
    if (image.length("c") > MOST_CHANNELS) {
      throw Failure.badRequest(
          "Layer “%s” has %d channels; at most %d can be shown."
              .formatted(image.name(), image.length("c"), MOST_CHANNELS));
    }
    boolean isRgb = image.elementClass().equals("uint8") && image.length("c") == 3;
    if (isRgb || image.length("c") == 1) {
      add(image, image.name(), isRgb ? RGB : image.elementClass(), null);
      return;
    }
    for (int channel = 0; channel < image.length("c"); channel++) {
      add(image, image.name() + "_ch" + channel, image.elementClass(), channel);
    }
  }

  private void add(Multiscale image, String name, String elementClass, @Nullable Integer channel) {
    List<MagScale.Placed> mags = scale.place(image);
    if (mags.isEmpty()) {
      throw Failure.badRequest(
          "Layer “%s”: no voxel size of it is that of the dataset, %s nanometers, times powers of two."
              .formatted(name, scale.voxelSize()));
    }
    ObjectNode layer = layers.addObject();
    layer.put("name", unique(name));
    layer.put("category", image.isSegmentation() ? "segmentation" : "color");
    layer.set("boundingBox", WireJson.mapper().valueToTree(box(image, mags.getFirst())));
    layer.put("elementClass", elementClass);
    layer.put("dataFormat", image.dataFormat());
    layer.put("numChannels", elementClass.equals(RGB) ? 3 : 1);
    additionalAxes(layer, image);
    ArrayNode list = layer.putArray("mags");
    for (MagScale.Placed mag : mags) {
      ObjectNode entry = list.addObject();
      entry.set("mag", WireJson.mapper().valueToTree(mag.mag()));
      entry.put("path", path(mag.level().path()));
      axisOrder(entry, image);
      if (channel != null) {
        entry.put("channelIndex", channel);
      }
    }
  }

  private String path(String path) {
    return place
        .documented(path)
        .orElseThrow(
            () -> Failure.badRequest("“%s” leads out of “%s”.".formatted(path, place.name())));
  }

  private static void axisOrder(ObjectNode mag, Multiscale image) {
    if (image.dataFormat().equals(Wkw.FORMAT)) {
      return;
    }
    ObjectNode order = mag.putObject("axisOrder");
    for (String axis : List.of("c", "x", "y", "z")) {
      Integer position = image.axes().get(axis);
      if (position != null) {
        order.put(axis, position);
      }
    }
  }

  private static BoundingBox box(Multiscale image, MagScale.Placed finest) {
    Vec3Int mag = finest.mag();
    try {
      return new BoundingBox(
          finest.level().topLeft().times(mag),
          new Vec3Int(
              Math.multiplyExact(image.length(finest.level(), "x"), mag.x()),
              Math.multiplyExact(image.length(finest.level(), "y"), mag.y()),
              Math.multiplyExact(image.length(finest.level(), "z"), mag.z())));
    } catch (ArithmeticException | IllegalArgumentException tooLarge) {
      throw Failure.badRequest(
          "Layer “%s” is larger than %d voxels along an axis."
              .formatted(image.name(), Integer.MAX_VALUE));
    }
  }

  /** Time, and whatever else is neither space nor channel. */
  private static void additionalAxes(ObjectNode layer, Multiscale image) {
    List<String> others = new ArrayList<>(image.axes().keySet());
    others.removeAll(List.of("c", "x", "y", "z"));
    others.sort(null);
    if (others.isEmpty()) {
      return;
    }
    ArrayNode axes = layer.putArray("additionalAxes");
    for (String name : others) {
      ObjectNode axis = axes.addObject();
      axis.put("name", name);
      axis.putArray("bounds").add(0).add(image.length(name));
      axis.put("index", image.axes().get(name));
    }
  }

  private String unique(String name) {
    String free = name;
    for (int number = 2; !names.add(free); number++) {
      free = name + "_" + number;
    }
    return free;
  }
}
