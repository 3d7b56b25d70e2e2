package org.clew.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.clew.model.BoundingBox;
import org.clew.model.TracingType;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.model.wire.WireMagRestrictions;
import org.clew.model.wire.WireTaskParameters;
import org.clew.model.wire.WireTaskTypeSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

class WireJsonTest {
  private static final String PARAMETERS =
      """
      {"taskTypeId":"681dc3a10100002b00a1b2c3","neededExperience":{"domain":" dendrites ","value":5},
       "pendingInstances":3,"projectName":"p","scriptId":null,
       "boundingBox":{"topLeft":[0,1,2],"width":5,"height":6,"depth":7},
       "datasetId":"59e9cfbdba632ac2ab8b23b5","editPosition":[120.0,80,30],"editRotation":[0,1.5,0],
       "unknown":{"a":1}}
      """;

  @Test
  void parametersOfTheClientAreRead() {
    WireTaskParameters read = WireJson.mapper().readValue(PARAMETERS, WireTaskParameters.class);

    assertThat(read.neededExperience().domain()).isEqualTo("dendrites");
    assertThat(read.pendingInstances()).isEqualTo(3);
    assertThat(read.scriptId()).isNull();
    assertThat(read.baseAnnotation()).isNull();
    assertThat(read.boundingBox())
        .isEqualTo(new BoundingBox(Vec3Int.of(0, 1, 2), Vec3Int.of(5, 6, 7)));
    assertThat(read.editPosition()).isEqualTo(Vec3Int.of(120, 80, 30));
    assertThat(read.editRotation()).isEqualTo(Vec3Double.of(0, 1.5, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "pendingInstances":3 | "pendingInstances":"3"
          "pendingInstances":3 | "pendingInstances":2.5
          "pendingInstances":3 | "pendingInstances":null
          "pendingInstances":3, | "unknown2":1,
          "projectName":"p" | "projectName":7
          "projectName":"p" | "projectName":null
          [120.0,80,30] | [120.5,80,30]
          [120.0,80,30] | [120,80]
          [120.0,80,30] | [1,2,3,4]
          [120.0,80,30] | "1,2,3"
          "width":5 | "width":-5
          "topLeft":[0,1,2], | "corner":[0,1,2],
          681dc3a10100002b00a1b2c3 | xyz
          """)
  void wrongTypesAreRefused(String right, String wrong) {
    String broken = PARAMETERS.replace(right, wrong);

    assertThat(broken).isNotEqualTo(PARAMETERS);
    assertThatThrownBy(() -> WireJson.mapper().readValue(broken, WireTaskParameters.class))
        .isInstanceOf(JacksonException.class);
  }

  @Test
  void onlyTheSettingsThatAreUnsetAreLeftOut() {
    var settings =
        new WireTaskTypeSettings(
            List.of(), null, true, true, false, false, new WireMagRestrictions(1, null));

    String written = WireJson.mapper().writeValueAsString(settings);

    assertThat(written)
        .isEqualTo(
            "{\"allowedModes\":[],\"branchPointsAllowed\":true,\"somaClickingAllowed\":true,"
                + "\"volumeInterpolationAllowed\":false,\"mergerMode\":false,"
                + "\"magRestrictions\":{\"min\":1}}");
  }

  @Test
  void enumsHaveTheirWireNames() {
    assertThat(WireJson.mapper().writeValueAsString(TracingType.HYBRID)).isEqualTo("\"hybrid\"");
    assertThat(WireJson.mapper().readValue("\"volume\"", TracingType.class))
        .isEqualTo(TracingType.VOLUME);
  }

  @Test
  void boxesAndVectorsAreWrittenAsTheContractSays() {
    var box = new BoundingBox(Vec3Int.of(1, 2, 3), Vec3Int.of(4, 5, 6));

    assertThat(WireJson.mapper().writeValueAsString(box))
        .isEqualTo("{\"topLeft\":[1,2,3],\"width\":4,\"height\":5,\"depth\":6}");
    assertThat(WireJson.mapper().writeValueAsString(Vec3Double.of(0, 1.5, -90)))
        .isEqualTo("[0,1.5,-90]");
  }
}
