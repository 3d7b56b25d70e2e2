package org.clew.server.web.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.assertj.core.data.Offset;
import org.clew.json.WireJson;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class NeuroglancerTest {
  private static final ObjectId ID = new ObjectId("0123456789abcdef01234567");
  private static final String DATA = "http://clew/data/zarr/0123456789abcdef01234567/";

  private static JsonNode state(String format, String path, String token, boolean isImage) {
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
            "https://viewer/",
            new Neuroglancer.LayerSources("http://clew", ID, token, directory -> isImage));
    return viewer
        .link(source, null)
        .map(link ->
            WireJson.mapper()
                .readTree(
                    URLDecoder.decode(
                        link.substring("https://viewer/#!".length()), StandardCharsets.UTF_8)))
        .orElse(WireJson.mapper().createObjectNode());
  }

  @ParameterizedTest
  @CsvSource({
    "zarr3, ./color/1, true, zarr3://, color",
    "zarr3, ./color/1, false, zarr3://, color/1",
    "zarr, color 2/1, false, zarr2://, color%202/1",
    "n5, ./a/s0, true, n5://, a",
    "neuroglancerPrecomputed, ./em/8_8_8, false, precomputed://, em",
  })
  void layersAreNamedAsTheViewerNamesThem(
      String format, String path, boolean isImage, String scheme, String address) {
    JsonNode layers = state(format, path, "", isImage).path("layers");

    assertThat(layers.at("/0/source/url").asString()).isEqualTo(scheme + DATA + address);
    // WKW is not for it.
    assertThat(layers.size()).isEqualTo(1);
  }

  @Test
  void layersOnTheWebAreReadThere() {
    String url = "https://data.example/em.zarr/0";

    assertThat(state("zarr3", url, "secret", true).at("/layers/0/source/url").asString())
        .isEqualTo("zarr3://https://data.example/em.zarr");
  }

  @Test
  void aTokenOpensLayersOfThisServer() {
    assertThat(state("zarr3", "./color/1", "secret", true).at("/layers/0/source/url").asString())
        .isEqualTo("zarr3://" + DATA + "color?token=secret");
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
  void turningIsAQuaternion() {
    JsonNode quarter = Neuroglancer.orientation(new Vec3Double(0, 0, 90));

    assertThat(quarter.path(2).asDouble()).isCloseTo(Math.sqrt(0.5), within());
    assertThat(quarter.path(3).asDouble()).isCloseTo(Math.sqrt(0.5), within());
    assertThat(quarter.path(0).asDouble()).isCloseTo(0, within());
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-12);
  }
}
