package org.clew.cli.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The documents that describe a dataset: WEBKNOSSOS's own, and OME-Zarr 0.5's for each layer. */
final class DatasetJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private DatasetJson() {}

  /** {@code datasource-properties.json}; readers fail on null, so what has no value is left out. */
  record Properties(Id id, Scale scale, List<Layer> dataLayers, int version) {}

  record Id(String name, String team) {}

  record Scale(List<Double> factor, String unit) {}

  @JsonInclude(Include.NON_NULL)
  record Layer(
      String name,
      String category,
      String elementClass,
      String dataFormat,
      int numChannels,
      Box boundingBox,
      @Nullable Integer largestSegmentId,
      List<LayerMag> mags) {}

  record Box(List<Integer> topLeft, int width, int height, int depth) {}

  record LayerMag(List<Integer> mag, String path, Map<String, Integer> axisOrder) {}

  private record Group(int zarr_format, String node_type, Map<String, Object> attributes) {}

  private record Multiscale(String name, List<Axis> axes, List<Scaled> datasets) {}

  @JsonInclude(Include.NON_NULL)
  private record Axis(String name, String type, @Nullable String unit) {}

  private record Scaled(String path, List<Transformation> coordinateTransformations) {}

  private record Transformation(String type, List<Double> scale) {}

  /** The {@code zarr.json} of a plain group. */
  static Object group() {
    return new Group(3, "group", Map.of());
  }

  /** The {@code zarr.json} of a layer: a group with the attributes of an OME-Zarr image. */
  static Object image(String name, List<DatasetMag> mags) {
    List<Axis> axes =
        List.of(
            new Axis("c", "channel", null),
            new Axis("x", "space", "nanometer"),
            new Axis("y", "space", "nanometer"),
            new Axis("z", "space", "nanometer"));
    List<Scaled> datasets = mags.stream().map(DatasetJson::scaled).toList();
    Multiscale multiscale = new Multiscale(name, axes, datasets);
    Map<String, Object> ome = Map.of("version", "0.5", "multiscales", List.of(multiscale));
    return new Group(3, "group", Map.of("ome", ome));
  }

  private static Scaled scaled(DatasetMag mag) {
    Point voxel = DemoVolume.VOXEL_SIZE;
    List<Double> scale =
        List.of(1.0, mag.x() * voxel.x(), mag.y() * voxel.y(), mag.z() * voxel.z());
    return new Scaled(mag.directory(), List.of(new Transformation("scale", scale)));
  }

  static Properties properties(
      String name, String organization, int size, int largestId, List<DatasetMag> mags) {
    Point voxel = DemoVolume.VOXEL_SIZE;
    Box box = new Box(List.of(0, 0, 0), size, size, size);
    List<Layer> layers =
        List.of(
            new Layer("color", "color", "uint8", "zarr3", 1, box, null, layerMags("color", mags)),
            new Layer(
                "segmentation",
                "segmentation",
                "uint32",
                "zarr3",
                1,
                box,
                largestId,
                layerMags("segmentation", mags)));
    return new Properties(
        new Id(name, organization),
        new Scale(List.of(voxel.x(), voxel.y(), voxel.z()), "nanometer"),
        layers,
        1);
  }

  private static List<LayerMag> layerMags(String layer, List<DatasetMag> mags) {
    Map<String, Integer> axisOrder = new LinkedHashMap<>();
    for (String axis : List.of("c", "x", "y", "z")) {
      axisOrder.put(axis, axisOrder.size());
    }
    return mags.stream()
        .map(mag ->
            new LayerMag(
                List.of(mag.x(), mag.y(), mag.z()),
                "./" + layer + "/" + mag.directory(),
                axisOrder))
        .toList();
  }

  static void write(Path file, Object document) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(document) + "\n");
  }
}
