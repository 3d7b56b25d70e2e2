package org.clew.server.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clew.json.WireJson;
import org.clew.server.failure.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OmeZarrTest {
  @TempDir Path temp;
  private Directories directories;

  @BeforeEach
  void directories() throws IOException {
    directories = new Directories(Files.createDirectories(temp.resolve("cells.ome.zarr")));
  }

  private ObjectNode read() {
    try {
      Path real = temp.resolve("cells.ome.zarr").toRealPath();
      return DataSources.read(new DatasetDirectory(real), "lab");
    } catch (IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }

  @Test
  void zarrTwoImageBecomesOneLayerInNanometers() {
    directories.image4(
        ".", "<u2", "[1,10,200,300]", "[1,0.028,0.01124,0.01124]", "[1,0.028,0.02248,0.02248]");

    ObjectNode document = read();

    assertThat(WireJson.mapper().readTree(document.toString()))
        .isEqualTo(
            WireJson.mapper()
                .readTree(
                    """
                    {"scale":{"factor":[11.24,11.24,28],"unit":"nanometer"},
                     "dataLayers":[
                      {"name":"cells","category":"color","elementClass":"uint16",
                       "boundingBox":{"topLeft":[0,0,0],"width":300,"height":200,"depth":10},
                       "dataFormat":"zarr","numChannels":1,
                       "mags":[
                        {"mag":[1,1,1],"path":"./0","axisOrder":{"c":0,"x":3,"y":2,"z":1}},
                        {"mag":[2,2,1],"path":"./1","axisOrder":{"c":0,"x":3,"y":2,"z":1}}]}],
                     "id":{"name":"cells.ome.zarr","team":"lab"}}
                    """));
  }

  @Test
  void subdirectoriesAreLayersAndWideIntegersAreSegments() {
    directories.image5("color", "uint8", "[1,16,32,64]", "[1,0.03,0.01,0.01]");
    directories.image5("nuclei.zarr", "uint64", "[1,16,32,64]", "[1,0.03,0.01,0.01]");
    directories.file("notes/readme.txt", "not an image");

    JsonNode layers = read().path("dataLayers");

    assertThat(layers.valueStream().map(layer -> layer.path("name").asString()))
        .containsExactly("color", "nuclei");
    assertThat(layers.valueStream().map(layer -> layer.path("category").asString()))
        .containsExactly("color", "segmentation");
    assertThat(layers.valueStream().map(layer -> layer.path("dataFormat").asString()))
        .containsExactly("zarr3", "zarr3");
    assertThat(layers.path(1).path("mags").path(0).path("path").asString())
        .isEqualTo("./nuclei.zarr/0");
  }

  @Test
  void labelsAreSegmentationsEvenWhenNarrowAndCoarse() {
    directories.image4(".", "|u1", "[1,10,200,300]", "[1,0.03,0.01,0.01]");
    directories.file("labels/.zattrs", "{\"labels\":[\"nuclei\"]}");
    directories.image4("labels/nuclei", "|u1", "[1,10,100,150]", "[1,0.03,0.02,0.02]");

    JsonNode label = read().path("dataLayers").path(1);

    assertThat(label.path("category").asString()).isEqualTo("segmentation");
    assertThat(label.path("mags").path(0).path("mag").toString()).isEqualTo("[2,2,1]");
    assertThat(label.path("boundingBox").path("width").asInt()).isEqualTo(300);
  }

  @Test
  void channelsBecomeLayersButColorPicturesStayOne() {
    directories.image4("many", "<u2", "[2,1,4,4]", "[1,1,1,1]");
    directories.image4("photo", "|u1", "[3,1,4,4]", "[1,1,1,1]");

    JsonNode layers = read().path("dataLayers");

    assertThat(layers.valueStream().map(layer -> layer.path("name").asString()))
        .containsExactly("many_ch0", "many_ch1", "photo");
    assertThat(layers.path(1).path("mags").path(0).path("channelIndex").asInt()).isEqualTo(1);
    assertThat(layers.path(2).path("elementClass").asString()).isEqualTo("uint24");
    assertThat(layers.path(2).path("numChannels").asInt()).isEqualTo(3);
  }

  @Test
  void levelsThatAreNoPowerOfTwoAreLeftOut() {
    directories.image4(".", "|u1", "[1,10,200,300]", "[1,1,1,1]", "[1,3,3,3]", "[1,4.01,3.99,4]");

    JsonNode mags = read().path("dataLayers").path(0).path("mags");

    assertThat(mags.valueStream().map(mag -> mag.path("mag").toString()))
        .containsExactly("[1,1,1]", "[4,4,4]");
  }

  @Test
  void flatPicturesWithTimeHaveOneSlice() {
    directories.file("0/.zarray", "{\"dtype\":\"<f4\",\"shape\":[5,7,9]}");
    directories.file(
        ".zattrs",
        """
        {"multiscales":[{"axes":[{"name":"t"},{"name":"y","unit":"angstrom"},{"name":"x"}],
          "datasets":[{"path":"0","coordinateTransformations":[{"type":"scale","scale":[1,20,2]}]}]}]}
        """);

    ObjectNode document = read();

    JsonNode layer = document.path("dataLayers").path(0);
    assertThat(document.path("scale").path("factor").toString()).isEqualTo("[2,2,1]");
    assertThat(layer.path("boundingBox").path("depth").asInt()).isEqualTo(1);
    assertThat(layer.path("elementClass").asString()).isEqualTo("float");
    assertThat(layer.path("mags").path(0).path("axisOrder").toString())
        .isEqualTo("{\"x\":2,\"y\":1}");
    assertThat(layer.path("additionalAxes").toString())
        .isEqualTo("[{\"name\":\"t\",\"bounds\":[0,5],\"index\":0}]");
  }

  @Test
  void whatWasLookedForIsToldWhenNothingIsFound() {
    directories.file("readme.txt", "hello");

    assertThatThrownBy(this::read)
        .isInstanceOf(Failure.class)
        .hasMessage(
            "No dataset was recognised in “cells.ome.zarr”. Looked for datasource-properties.json;"
                + " for OME-Zarr images (.zattrs or zarr.json with “multiscales”), Zarr arrays"
                + " (.zarray or zarr.json), Neuroglancer volumes (info), WKW (header.wkw in"
                + " directories of mags) and N5 (attributes.json). Looked in the directory itself"
                + " and in those below it.");
  }

  @Test
  void brokenJsonIsToldWithFileAndPlace() {
    directories.file("color/.zattrs", "{\n  \"multiscales\": [,]\n}");

    assertThatThrownBy(this::read)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("“color/.zattrs” is not valid JSON: it breaks at line 2");
  }

  @Test
  void whatAnImageLacksIsTold() {
    directories.image4(".", "|b1", "[1,1,4,4]", "[1,1,1,1]");
    assertThatThrownBy(this::read).hasMessageContaining("voxels of the type “|b1”");

    directories.image4(".", "|u1", "[1,1,4]", "[1,1,1,1]");
    assertThatThrownBy(this::read).hasMessageContaining("“0” has 3 axes, but 4 are named.");

    directories.image4(".", "|u1", "[1,1,4,4]", "[1,1,0,1]");
    assertThatThrownBy(this::read).hasMessageContaining("“0” has no scale along the axis y.");

    directories.image4(".", "|u1", "[1,1,4,4]");
    assertThatThrownBy(this::read).hasMessageContaining("at least one array");
  }
}
