package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.clew.model.BoundingBox;
import org.clew.model.Mag;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Int;
import org.clew.model.VoxelSize;
import org.clew.server.dataset.DatasetLayer;
import org.clew.server.dataset.DatasetStore;
import org.clew.server.dataset.DatasetSummary;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatasetSummaryTest {
  private final DatasetStore store = new DatasetStore();
  private TestServer server;
  private Database database;
  private ObjectId member;
  private ObjectId outsider;
  private ObjectId dataset;

  @BeforeAll
  void start() throws IOException {
    server = TestServer.start();
    Lab lab = Lab.found(server, "Lab");
    String team = lab.team("dendrites");
    member = new ObjectId(lab.user("max", Map.of(), team).id());
    outsider = new ObjectId(lab.user("otto", Map.of()).id());
    Path directory = Files.createDirectories(server.datasets().resolve("brain"));
    Files.writeString(
        directory.resolve("datasource-properties.json"),
        """
        {"scale":[11.24,11.24,28],"dataLayers":[
          {"name":"color","category":"color","elementClass":"uint8","dataFormat":"zarr3",
           "boundingBox":{"topLeft":[10,20,30],"width":4,"height":5,"depth":6},
           "mags":[{"mag":[1,1,1]},{"mag":[2,2,1]}]},
          {"name":"cells","category":"segmentation","elementClass":"uint32","dataFormat":"zarr3",
           "boundingBox":{"topLeft":[0,21,30],"width":4,"height":40,"depth":6},
           "largestSegmentId":2504697,"mags":[{"mag":[2,2,1]}]}]}
        """);
    Map<String, Object> registration =
        Map.of("path", "brain", "name", "A brain", "allowedTeams", List.of(team));
    dataset =
        new ObjectId(
            lab.admin()
                .post("//api/clew/v1/datasets", registration)
                .expect(200)
                .json()
                .get("id")
                .asString());
    database = Database.open(server.database(), 2, server.statements());
  }

  @AfterAll
  void stop() {
    database.close();
    server.close();
  }

  @Test
  void aReaderGetsWhatTasksNeed() {
    DatasetSummary summary =
        database.read("Lab", scope -> store.readable(scope, member, dataset)).orElseThrow();

    assertThat(summary.name()).isEqualTo("A brain");
    assertThat(summary.directoryName()).isEqualTo("brain");
    assertThat(summary.voxelSize()).isEqualTo(VoxelSize.ofNanometres(11.24, 11.24, 28));
    assertThat(summary.boundingBox())
        .contains(new BoundingBox(Vec3Int.of(0, 20, 30), Vec3Int.of(14, 41, 6)));
    assertThat(summary.segmentations())
        .containsExactly(
            new DatasetLayer(
                "cells",
                true,
                "uint32",
                new BoundingBox(Vec3Int.of(0, 21, 30), Vec3Int.of(4, 40, 6)),
                List.of(Mag.of(2, 2, 1)),
                2504697L));
  }

  @Test
  void itIsFoundByEitherNameToo() {
    for (String name : List.of("brain", "A brain")) {
      Optional<DatasetSummary> found = ask("Lab", s -> store.readableByName(s, member, name));
      Optional<DatasetSummary> hidden = ask("Lab", s -> store.readableByName(s, outsider, name));

      assertThat(found.orElseThrow().id()).isEqualTo(dataset);
      assertThat(hidden).isEmpty();
    }
  }

  @Test
  void othersDoNotEvenLearnThatItIsThere() {
    Optional<DatasetSummary> outside = ask("Lab", s -> store.readable(s, outsider, dataset));
    Optional<DatasetSummary> abroad = ask("Other", s -> store.readable(s, member, dataset));
    List<Boolean> readable =
        ask(
            "Lab",
            s ->
                List.of(
                    store.isReadable(s, member, dataset), store.isReadable(s, outsider, dataset)));

    assertThat(outside).isEmpty();
    assertThat(abroad).isEmpty();
    assertThat(readable).containsExactly(true, false);
  }

  @Test
  void severalTakeOneStatement() {
    List<ObjectId> ids = List.of(dataset, outsider, member);
    Map<ObjectId, DatasetSummary> found = new HashMap<>();

    int count =
        server
            .statements()
            .during(() -> found.putAll(ask("Lab", s -> store.readable(s, member, ids))));

    assertThat(found).containsOnlyKeys(dataset);
    assertThat(count).isEqualTo(1);
  }

  private <T> T ask(String organization, Function<Scope, T> question) {
    return database.read(organization, question);
  }
}
