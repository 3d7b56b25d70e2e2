package org.clew.server.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.json.WireJson;
import org.clew.model.LengthUnit;
import org.clew.model.VoxelSize;
import org.clew.model.wire.WireDatasetRegistration;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What whoever registers a dataset knows of it; it goes before what its metadata say.
 *
 * @param voxelSize of mag 1, or null
 * @param categories by layer
 */
record GivenFacts(@Nullable VoxelSize voxelSize, Map<String, String> categories) {
  private static final List<String> CATEGORIES = List.of("color", "segmentation");

  GivenFacts {
    categories = Map.copyOf(categories);
  }

  static GivenFacts of(WireDatasetRegistration wanted) {
    Map<String, @Nullable String> categories =
        wanted.categories() == null ? Map.of() : new HashMap<>(wanted.categories());
    if (!CATEGORIES.containsAll(categories.values())) {
      throw Failure.badRequest("“categories” must say “color” or “segmentation” for each layer.");
    }
    return new GivenFacts(size(wanted.voxelSize()), new HashMap<>(categories));
  }

  private static @Nullable VoxelSize size(WireDatasetRegistration.@Nullable Scale scale) {
    if (scale == null) {
      return null;
    }
    String unit = scale.unit() == null ? "nanometer" : scale.unit();
    try {
      return new VoxelSize(
          scale.factor(),
          LengthUnit.ofWireName(unit)
              .orElseThrow(() ->
                  Failure.badRequest("“voxelSize”: the unit “%s” is not known.".formatted(unit))));
    } catch (IllegalArgumentException notPositive) {
      throw Failure.badRequest("“voxelSize” must be three lengths above 0.");
    }
  }

  /** Puts the size into a document, before it is checked. */
  void size(ObjectNode document) {
    if (voxelSize != null) {
      ObjectNode scale = document.putObject("scale");
      scale.set("factor", WireJson.mapper().valueToTree(voxelSize.factor()));
      scale.put("unit", voxelSize.unit().wireName());
    }
  }

  /** Puts the categories into a good document. */
  void categorise(ObjectNode document) {
    Map<String, String> left = new HashMap<>(categories);
    List<String> names = new ArrayList<>();
    for (JsonNode layer : document.path("dataLayers")) {
      String name = layer.path("name").asString("");
      names.add(name);
      String category = left.remove(name);
      if (category != null) {
        ((ObjectNode) layer).put("category", category);
      }
    }
    if (!left.isEmpty()) {
      throw Failure.badRequest(
          "“categories”: there is no layer “%s”. The layers are: %s."
              .formatted(left.keySet().iterator().next(), String.join(", ", names)));
    }
  }
}
