package org.clew.server.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clew.server.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PropertiesDocumentTest {
  private static final String DOCUMENT =
      """
      {"id":{"name":"old","team":"elsewhere"},"scale":[11.24,11.24,28.0],"ours":{"a":[1]},
       "dataLayers":[{"name":"color","category":"color","elementClass":"uint8","dataFormat":"wkw",
        "numChannels":1,"mappings":null,"boundingBox":{"topLeft":[0,0,0],"width":4,"height":5,"depth":6},
        "mags":[{"mag":[1,1,1]},{"mag":[2,2,1],"path":"color/2-2-1"}]}]}
      """;

  @TempDir Path temp;

  private ObjectNode read(String document) {
    new Directories(temp).file("datasource-properties.json", document);
    try {
      return DataSources.read(new DatasetDirectory(temp.toRealPath()), "lab");
    } catch (IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }

  @Test
  void theRestOfTheDocumentStaysAsItIs() {
    ObjectNode document = read(DOCUMENT);

    assertThat(document.path("ours").toString()).isEqualTo("{\"a\":[1]}");
    assertThat(document.path("scale").path("factor").toString()).isEqualTo("[11.24,11.24,28.0]");
    assertThat(document.path("scale").path("unit").asString()).isEqualTo("nanometer");
    assertThat(document.path("id").path("team").asString()).isEqualTo("lab");
    assertThat(document.path("dataLayers").path(0).has("mappings")).isFalse();
  }

  @Test
  void pathsOfMagsAreRelativeAndFoundWhenMissing() throws IOException {
    Files.createDirectories(temp.resolve("color/1-1-1"));

    JsonNode mags = read(DOCUMENT).path("dataLayers").path(0).path("mags");

    assertThat(mags.valueStream().map(mag -> mag.path("path").asString()))
        .containsExactly("./color/1-1-1", "./color/2-2-1");
  }

  @Test
  void addressesOfMagsAreKeptAndOwnAbsolutePathsShortened() throws IOException {
    String inside = temp.toRealPath().resolve("here").toString();

    JsonNode mags =
        read(DOCUMENT
                .replace("\"mag\":[1,1,1]", "\"mag\":[1,1,1],\"path\":\"https://host/a b\"")
                .replace("color/2-2-1", inside))
            .path("dataLayers")
            .path(0)
            .path("mags");

    assertThat(mags.valueStream().map(mag -> mag.path("path").asString()))
        .containsExactly("https://host/a b", "./here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [11.24,11.24,28.0] | [11.24,11.24] | “scale” must be a voxel size
          [11.24,11.24,28.0] | [11.24,0,28] | larger than 0
          [11.24,11.24,28.0] | {"factor":[1,1,1],"unit":7} | must be a length
          [11.24,11.24,28.0] | {"factor":[1,1,1],"unit":"pixel"} | must be a length
          "scale" | "size" | “scale” must be a voxel size
          "ours":{"a":[1]} | "version":2 | only known “version” is 1
          "dataLayers" | "layers" | at least one layer
          "name":"color" | "name":".color" | needs a “name”
          "name":"color" | "name":5 | needs a “name”
          "category":"color" | "category":"grey" | “category” must be one of color, segmentation.
          "elementClass":"uint8" | "elementClass":"float32" | “elementClass” must be one of
          "dataFormat":"wkw" | "dataFormat":"tiff" | “dataFormat” must be one of
          "numChannels":1 | "numChannels":0 | “numChannels” must be
          "mappings":null | "largestSegmentId":1.0 | “largestSegmentId” must be
          "width":4 | "width":"4" | “boundingBox” must have
          "boundingBox" | "box" | “boundingBox” must have
          "mags" | "resolutions" | at least one mag
          "mag":[2,2,1] | "mag":2 | must look like [2, 2, 1]
          "mag":[2,2,1] | "mag":[2,0,1] | is not positive
          color/2-2-1 | ../color | leads out of the dataset’s directory
          color/2-2-1 | /etc | leads out of the dataset’s directory
          color/2-2-1 | file:///etc | leads out of the dataset’s directory
          """)
  void whatClientsNeedIsDemanded(String right, String wrong, String message) {
    String broken = DOCUMENT.replace(right, wrong);

    assertThat(broken).isNotEqualTo(DOCUMENT);
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("“datasource-properties.json”")
        .hasMessageContaining(message);
  }

  @Test
  void twoLayersOfOneNameAreRefused() {
    String layer = DOCUMENT.substring(DOCUMENT.indexOf("{\"name\":\"color\""));
    String first = layer.substring(0, layer.lastIndexOf("]}"));
    String twice = DOCUMENT.replace("\"dataLayers\":[", "\"dataLayers\":[" + first + ",");

    assertThatThrownBy(() -> read(twice)).hasMessageContaining("Two layers have the name “color”.");
  }

  @Test
  void aDocumentThatIsNoObjectIsRefused() {
    assertThatThrownBy(() -> read("[]")).hasMessageContaining("is not a JSON object");
    assertThatThrownBy(() -> read("{")).hasMessageContaining("is not valid JSON");
  }
}
