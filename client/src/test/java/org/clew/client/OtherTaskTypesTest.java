package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.clew.json.WireJson;
import org.clew.model.TracingType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Task types of servers that say less, or more, than this client knows. */
class OtherTaskTypesTest {
  private static final String ID = Samples.id(77).value();
  private static final String TYPE =
      """
      {"id":"%s","summary":"Trace axon","description":"Follow it.","teamId":"%s",
       "teamName":"Annotators",
       "settings":{"allowedModes":["orthogonal"],"branchPointsAllowed":true,
         "somaClickingAllowed":true,"volumeInterpolationAllowed":false,"mergerMode":false,
         "magRestrictions":{"min":1},"anisotropy":"strict"},
       "recommendedConfiguration":{"zoom":0.8},"tracingType":"volume"}
      """
          .formatted(ID, Samples.TEAM);
  private final ServerDouble server = new ServerDouble();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aTaskTypeWithoutSettingsHasTheDefaults() {
    ObjectNode bare = (ObjectNode) WireJson.mapper().readTree(TYPE);
    bare.remove("settings");
    bare.remove("tracingType");
    server.on("GET /api/v14/taskTypes/" + ID, 200, bare.toString());

    TaskType type = server.connect().taskTypes().byId(ID);

    assertThat(type.settings()).isEqualTo(TaskTypeSettings.DEFAULT);
    assertThat(type.tracingType()).isEqualTo(TracingType.SKELETON);
  }

  @Test
  void settingsThatThisClientDoesNotKnowOutliveAChange() {
    String path = "/api/v14/taskTypes/" + ID;
    server.on("GET " + path, 200, TYPE).on("PUT " + path, 200, TYPE);
    TaskType type = server.connect().taskTypes().byId(ID);

    type.update(
        type.parameters().withSettings(type.settings().withAllowedModes("flight").withMags(2, 4)));

    JsonNode sent = WireJson.mapper().readTree(server.last().body());
    assertThat(sent.at("/settings/anisotropy").asString()).isEqualTo("strict");
    assertThat(sent.at("/settings/allowedModes").toString()).isEqualTo("[\"flight\"]");
    assertThat(sent.at("/settings/magRestrictions").toString()).isEqualTo("{\"min\":2,\"max\":4}");
    assertThat(sent.at("/recommendedConfiguration").toString()).isEqualTo("{\"zoom\":0.8}");
    assertThat(sent.at("/tracingType").asString()).isEqualTo("volume");
  }
}
