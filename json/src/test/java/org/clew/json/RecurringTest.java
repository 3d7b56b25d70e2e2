package org.clew.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.clew.model.ObjectId;
import org.clew.model.TracingType;
import org.clew.model.wire.WireMagRestrictions;
import org.clew.model.wire.WireTaskType;
import org.clew.model.wire.WireTaskTypeSettings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;

class RecurringTest {
  private static final ObjectId TEAM = new ObjectId("681dc3a10100002b00a1b2c3");

  @Test
  void listsAreWhatTheirElementsAre() {
    WireTaskType axons = type("681dc3a10100002b00a1b2c4", "Äxons “1”\n\t\\");
    WireTaskType somas = type("681dc3a10100002b00a1b2c5", "somas");
    List<WireTaskType> types = List.of(axons, somas, axons, axons, somas, axons);

    String list = WireJson.mapper().writeValueAsString(types);

    List<String> each = types.stream().map(WireJson.mapper()::writeValueAsString).toList();
    assertThat(list).isEqualTo("[" + String.join(",", each) + "]");
    assertThat(each.get(0)).isEqualTo(each.get(2)).isNotEqualTo(each.get(1));
    assertThat(WireJson.mapper().readTree(list)).hasSize(6);
  }

  @Test
  void recurringValuesStandBesideOtherProperties() {
    WireTaskType axons = type("681dc3a10100002b00a1b2c4", "axons");
    Map<String, Object> row = Map.of("type", axons);

    String list = WireJson.mapper().writeValueAsString(List.of(row, row, row));

    String one = WireJson.mapper().writeValueAsString(axons);
    assertThat(list).isEqualTo("[{\"type\":%1$s},{\"type\":%1$s},{\"type\":%1$s}]".formatted(one));
  }

  @Test
  void writersOfRowsRememberAcrossRowsAndForgetWhatIsOld() {
    ObjectWriter rows = WireJson.rowWriter();
    List<WireTaskType> types =
        new ArrayList<>(
            IntStream.range(0, 250)
                .mapToObj(i -> type("681dc3a10100002b00a1%04x".formatted(i), "type " + i))
                .toList());
    types.addAll(types.subList(0, 250));

    for (WireTaskType type : types) {
      assertThat(rows.writeValueAsString(type))
          .isEqualTo(WireJson.mapper().writeValueAsString(type))
          .contains("\"" + type.summary() + "\"");
    }
  }

  @Test
  void treesHoldValuesAndNoText() {
    WireTaskType axons = type("681dc3a10100002b00a1b2c4", "axons");

    JsonNode tree = WireJson.mapper().valueToTree(List.of(axons, axons, axons));

    assertThat(tree.get(2)).isEqualTo(tree.get(0));
    assertThat(tree.get(2).get("summary").asString()).isEqualTo("axons");
  }

  private static WireTaskType type(String id, String summary) {
    return new WireTaskType(
        new ObjectId(id),
        summary,
        "*Trace* it.",
        TEAM,
        "Annotators",
        new WireTaskTypeSettings(
            List.of("flight"), null, true, true, false, false, new WireMagRestrictions(1, null)),
        Map.of("zoom", 0.8),
        TracingType.SKELETON);
  }
}
