package org.clew.server.web.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.data.Offset;
import org.clew.json.WireJson;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.server.image.TracedLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class NeuroglancerTest {
  private static final ObjectId ID = new ObjectId("0123456789abcdef01234567");
  private static final String DATA = "http://clew/data/zarr/0123456789abcdef01234567/";

  private static JsonNode state(String format, String path, String token, boolean isImage) {
    return state(format, path, token, isImage, List.of());
  }

  private static JsonNode state(
      String format, String path, String token, boolean isImage, List<TracedLine> tracing) {
    JsonNode source =
        WireJson.mapper()
            .readTree(
                """
                {"scale": {"factor": [4, 4, 40], "unit": "nanometer"}, "dataLayers": [
                  {"name": "color", "category": "color", "dataFormat": "%s", "mags": [
                    {"mag": [1, 1, 1], "path": "%s",
                     "axisOrder": {"c": 0, "x": 3, "y": 2, "z": 1}}]},
                  {"name": "cells", "category": "segmentation", "dataFormat": "wkw",
                   "mags": [{"mag": [1, 1, 1], "path": "./cells/1"}]}]}
                """
                    .formatted(format, path));
    Neuroglancer viewer =
        new Neuroglancer(
            "https://viewer/", new LayerSources("http://clew", ID, token, directory -> isImage));
    return viewer
        .link(source, null, tracing)
        .map(link ->
            WireJson.mapper()
                .readTree(
                    URLDecoder.decode(
                        link.substring("https://viewer/#!".length()), StandardCharsets.UTF_8)))
        .orElse(WireJson.mapper().createObjectNode());
  }

  @ParameterizedTest
  @CsvSource({
    "zarr3, ./color/1, true, color/|zarr3:",
    "zarr3, ./color/1, false, color/1/|zarr3:",
    "zarr, color 2/1, false, color%202/1/|zarr2:",
    "zarr3, ./1, true, |zarr3:",
    "n5, ./a/s0, true, a/|n5:",
    "neuroglancerPrecomputed, ./em/8_8_8, false, em/|neuroglancer-precomputed:",
  })
  void layersAreNamedAsTheViewerNamesThem(
      String format, String path, boolean isImage, String address) {
    JsonNode layers = state(format, path, "", isImage).path("layers");

    assertThat(layers.at("/0/source/url").asString()).isEqualTo(DATA + address);
    // WKW is not for it.
    assertThat(layers.size()).isEqualTo(1);
  }

  @Test
  void layersOnTheWebAreReadThere() {
    String url = "https://data.example/em.zarr/0";

    assertThat(state("zarr3", url, "secret", true).at("/layers/0/source/url").asString())
        .isEqualTo("https://data.example/em.zarr/|zarr3:");
  }

  @Test
  void aTokenOpensLayersOfThisServer() {
    assertThat(state("zarr3", "./color/1", "secret", true).at("/layers/0/source/url").asString())
        .isEqualTo("http://clew/data/token/secret/zarr/0123456789abcdef01234567/color/|zarr3:");
  }

  @Test
  void ofABareArrayTheAxesAreTold() {
    JsonNode output =
        state("zarr3", "./color/1", "", false).at("/layers/0/source/transform/outputDimensions");

    assertThat(output.propertyNames()).containsExactly("c^", "z", "y", "x");
    assertThat(output.path("z").path(0).asDouble()).isEqualTo(4e-8);
  }

  @Test
  void withoutALayerForItThereIsNoLink() {
    assertThat(state("wkw", "./color/1", "", false)).isEmpty();
  }

  @Test
  void whatWasTracedIsALayerOfLinesAndPoints() {
    Vec3Double one = new Vec3Double(1, 2, 3);
    Vec3Double two = new Vec3Double(4, 5, 6);

    JsonNode layer =
        state(
                "zarr3",
                "./color/1",
                "",
                true,
                List.of(new TracedLine(one, two), new TracedLine(two, two)))
            .at("/layers/1");

    assertThat(layer.path("type").asString()).isEqualTo("annotation");
    assertThat(layer.at("/source/url").asString()).isEqualTo("local://annotations");
    assertThat(layer.at("/source/transform/outputDimensions/z/0").asDouble()).isEqualTo(4e-8);
    assertThat(layer.path("annotations").toString())
        .isEqualTo(
            """
            [{"type":"line","id":"1","pointA":[1.5,2.5,3.5],"pointB":[4.5,5.5,6.5]},\
            {"type":"point","id":"2","point":[4.5,5.5,6.5]}]\
            """);
  }

  /**
   * Neuroglancer takes the three directions of its planes on the screen (right, down, away) to the
   * dataset by the quaternion. So each row tells where they point after a turn: about one axis by
   * the rule of the right hand, about several one after the other.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, +x +y +z",
    "0, 0, 90, +y -x +z",
    "0, 0, 180, -x -y +z",
    "90, 0, 0, +x +z -y",
    "0, 90, 0, -z +y +x",
    "0, 0, -90, -y +x +z",
    // About x first: down is z, then the turn about z leaves it alone.
    "90, 0, 90, +y +z +x",
    "90, 90, 0, -z +x -y",
  })
  void planesTurnAboutXThenYThenZ(double x, double y, double z, String directions) {
    JsonNode q = Neuroglancer.orientation(new Vec3Double(x, y, z));

    assertThat(turned(q, 1, 0, 0) + " " + turned(q, 0, 1, 0) + " " + turned(q, 0, 0, 1))
        .isEqualTo(directions);
  }

  /** Turns by a unit quaternion: v + 2w (q × v) + 2 q × (q × v); names the axis it lies on then. */
  private static String turned(JsonNode q, double x, double y, double z) {
    double[] v = {x, y, z};
    double[] axis = {q.path(0).asDouble(), q.path(1).asDouble(), q.path(2).asDouble()};
    double[] once = cross(axis, v);
    double[] twice = cross(axis, once);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      double part = v[i] + 2 * q.path(3).asDouble() * once[i] + 2 * twice[i];
      if (Math.abs(part) > 1e-9) {
        assertThat(Math.abs(part)).isCloseTo(1, within());
        name.append(part > 0 ? '+' : '-').append("xyz".charAt(i));
      }
    }
    return name.toString();
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-12);
  }
}
