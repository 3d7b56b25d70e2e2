package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.clew.model.BoundingBox;
import org.clew.model.LengthUnit;
import org.clew.model.Mag;
import org.clew.model.Vec3Double;
import org.clew.model.VoxelSize;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetsTest {
  private static final String PATH = "GET /api/v14/datasets/" + Samples.DATASET;
  private static final String COLOUR =
      """
      {"name":"color","category":"color","elementClass":"uint8","dataFormat":"zarr3",
       "boundingBox":{"topLeft":[10,20,30],"width":100,"height":100,"depth":100},
       "mags":[{"mag":[1,1,1],"path":"./color/1"},{"mag":[2,2,1]}],"new key":[{}]}
      """;
  private static final String SEGMENTS =
      """
      {"name":"segments","category":"segmentation","elementClass":"uint32","dataFormat":"wkw",
       "numChannels":1,"largestSegmentId":2504697,
       "boundingBox":{"topLeft":[0,0,0],"width":50,"height":60,"depth":200},
       "mags":[{"mag":[4,4,2]}]}
      """;

  private final ServerDouble server = new ServerDouble();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aDatasetTellsItsLayersAndTheSizeOfItsVoxels() {
    RemoteDataset dataset =
        read(
            "{\"id\":{\"name\":\"l4\",\"team\":\"\"},\"dataLayers\":[%s,%s],"
                    .formatted(COLOUR, SEGMENTS)
                + "\"scale\":{\"factor\":[11.24,11.24,28.0],\"unit\":\"nanometer\"}}");

    assertThat(dataset.voxelSize()).hasValue(VoxelSize.ofNanometres(11.24, 11.24, 28));
    assertThat(dataset.boundingBox()).hasValue(BoundingBox.of(0, 0, 0, 110, 120, 200));
    assertThat(dataset.layers())
        .extracting(DatasetLayer::name)
        .containsExactly("color", "segments");
    DatasetLayer colour = dataset.layer("color");
    assertThat(colour.mags()).containsExactly(Mag.of(1), Mag.of(2, 2, 1));
    assertThat(colour.numChannels()).isEqualTo(1);
    assertThat(colour.isSegmentation()).isFalse();
    assertThat(colour.largestSegmentId()).isEmpty();
    assertThat(dataset.layer("segments").largestSegmentId()).hasValue(2504697);
    assertThat(dataset.unusable()).isEmpty();
    assertThatThrownBy(() -> dataset.layer("colour"))
        .isInstanceOf(NoSuchNameException.class)
        .hasMessageContaining("“colour”");
  }

  @Test
  void aSizeMayBeGivenInNanometresAlone() {
    assertThat(read("{\"dataLayers\":[],\"scale\":[4,4,40]}").voxelSize())
        .hasValue(VoxelSize.ofNanometres(4, 4, 40));
    assertThat(read("{\"scale\":{\"factor\":[1,1,2],\"unit\":\"micrometer\"}}").voxelSize())
        .hasValue(new VoxelSize(Vec3Double.of(1, 1, 2), LengthUnit.MICROMETER));
  }

  @Test
  void aDatasetThatCannotBeUsedSaysWhy() {
    RemoteDataset dataset = read("{\"id\":{\"name\":\"l4\"},\"status\":\"Not imported yet.\"}");

    assertThat(dataset.unusable()).hasValue("Not imported yet.");
    assertThat(dataset.layers()).isEmpty();
    assertThat(dataset.boundingBox()).isEmpty();
    assertThat(dataset.voxelSize()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"dataLayers\":[{}]}",
        "{\"dataLayers\":[{\"name\":7}]}",
        "{\"dataLayers\":{}}",
        "{\"dataLayers\":[],\"scale\":[0,0,0]}",
        "{\"dataLayers\":[],\"scale\":{\"factor\":[1,1,1],\"unit\":\"cubit\"}}",
        "{\"dataLayers\":[],\"scale\":\"large\"}"
      })
  void whatMakesNoSenseIsTold(String dataSource) {
    RemoteDataset dataset = read(dataSource);

    assertThatThrownBy(
            () -> {
              dataset.layers();
              dataset.voxelSize();
            })
        .isInstanceOf(InvalidResponseException.class);
  }

  @Test
  void aDatasetIsOpenedByWhateverOneHas() {
    server
        .on("GET /api/v14/user", Samples.user(true))
        .on("GET /api/v14/datasets", 200, "[" + dataset("{}") + "]")
        .on(PATH, 200, dataset("{}"))
        .on(
            "GET /api/v14/datasets/disambiguate/lab/l4_dir/toId",
            200,
            "{\"id\":\"%s\",\"name\":\"l4\"}".formatted(Samples.DATASET));
    Datasets datasets = server.connect().datasets();
    String page = server.url() + "/datasets/l4-" + Samples.DATASET + "/view?token=hunter2";

    assertThat(datasets.open("l4").id()).isEqualTo(Samples.DATASET);
    assertThat(datasets.open(Samples.DATASET.value()).name()).isEqualTo("l4");
    assertThat(datasets.open(page).name()).isEqualTo("l4");
    assertThat(datasets.byDirectoryName("l4_dir").name()).isEqualTo("l4");
    assertThatThrownBy(() -> datasets.byDirectoryName("l4"))
        .isInstanceOf(NoSuchNameException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://elsewhere.org/datasets/681dc3a10000000000000004/view?token=hunter2",
        "https://elsewhere.org/datasets/?token=hunter2",
        "https://ht tp/?token=hunter2"
      })
  void anAddressOfSomethingElseIsRefusedWithoutItsToken(String page) {
    Datasets datasets = server.connect().datasets();

    assertThatThrownBy(() -> datasets.open(page))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not the address of a dataset")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
    assertThat(server.seen()).isEmpty();
  }

  @Test
  @SuppressWarnings("NullAway") // what callers without such a check do
  void aTaskNeedsADataset() {
    NewTask task = Samples.newTask(1);

    assertThatThrownBy(() ->
            new NewTask(
                task.type(), task.project(), null, task.experience(), task.startingPosition()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A task is made on a dataset");
  }

  private RemoteDataset read(String dataSource) {
    server.on(PATH, 200, dataset(dataSource));
    return server.connect().datasets().byId(Samples.DATASET);
  }

  private static String dataset(String dataSource) {
    return """
    {"id":"%s","name":"l4","directoryName":"l4_dir","owningOrganization":"lab","tags":[],"isPublic":false,"allowedTeams":[],"created":0,
     "dataSource":%s}
    """
        .formatted(Samples.DATASET, dataSource);
  }
}
