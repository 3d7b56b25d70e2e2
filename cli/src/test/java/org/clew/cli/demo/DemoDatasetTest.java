package org.clew.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DemoDatasetTest {
  private static final int SIZE = 128;
  private static final DemoVolume VOLUME = DemoVolume.grow(SIZE, 11);
  private static final DemoDataset.Progress SILENT = (done, total) -> {};

  @TempDir Path parent = Path.of(".");
  private Path directory = Path.of(".");

  @BeforeEach
  void nameDirectory() {
    directory = parent.resolve("demo_tissue");
  }

  @Test
  void finestMagIsTheVolume() throws IOException {
    write();

    ZarrReader color = new ZarrReader(directory.resolve("color/1"));
    ZarrReader segmentation = new ZarrReader(directory.resolve("segmentation/1"));
    for (int x = 0; x < SIZE; x++) {
      for (int y = 0; y < SIZE; y++) {
        for (int z = 0; z < SIZE; z++) {
          if (color.at(0, x, y, z) != VOLUME.color(x, y, z)
              || segmentation.at(0, x, y, z) != VOLUME.segment(x, y, z)) {
            throw new AssertionError("differs at " + x + ", " + y + ", " + z);
          }
        }
      }
    }
  }

  @Test
  void coarserMagIsTheMeanBrightnessAndTheMostFrequentId() throws IOException {
    write();

    ZarrReader color = new ZarrReader(directory.resolve("color/2-2-1"));
    ZarrReader segmentation = new ZarrReader(directory.resolve("segmentation/2-2-1"));
    for (int x = 0; x < SIZE; x += 2) {
      for (int y = 0; y < SIZE; y += 2) {
        for (int z = 0; z < SIZE; z++) {
          List<Integer> ids = new ArrayList<>();
          int sum = 0;
          for (int i = 0; i < 4; i++) {
            ids.add(VOLUME.segment(x + i / 2, y + i % 2, z));
            sum += VOLUME.color(x + i / 2, y + i % 2, z);
          }
          int id = segmentation.at(0, x / 2, y / 2, z);
          assertThat(color.at(0, x / 2, y / 2, z)).isEqualTo((int) Math.round(sum / 4.0));
          assertThat(ids).contains(id);
          assertThat(ids)
              .allMatch(other -> count(ids, other) <= count(ids, id), "more frequent than " + id);
        }
      }
    }
  }

  @Test
  void arraysSayWhatTheyHold() throws IOException {
    write();

    JsonNode array = new ZarrReader(directory.resolve("segmentation/2-2-1")).metadata();
    assertThat(array.at("/zarr_format").asInt()).isEqualTo(3);
    assertThat(array.at("/node_type").asString()).isEqualTo("array");
    assertThat(array.at("/shape")).isEqualTo(json("[1,64,64,128]"));
    assertThat(array.at("/dimension_names")).isEqualTo(json("['c','x','y','z']"));
    assertThat(array.at("/fill_value").asInt(-1)).isZero();
  }

  @Test
  void layersAreOmeZarrImages() throws IOException {
    write();

    JsonNode group = read("color/zarr.json");
    assertThat(group.at("/node_type").asString()).isEqualTo("group");
    assertThat(group.at("/attributes/ome/version").asString()).isEqualTo("0.5");
    assertThat(group.at("/attributes/ome/multiscales/0/axes/3"))
        .isEqualTo(json("{'name':'z','type':'space','unit':'nanometer'}"));
    assertThat(group.at("/attributes/ome/multiscales/0/datasets"))
        .isEqualTo(
            json(
                """
                [{'path':'1','coordinateTransformations':
                   [{'type':'scale','scale':[1.0,11.24,11.24,28.0]}]},
                 {'path':'2-2-1','coordinateTransformations':
                   [{'type':'scale','scale':[1.0,22.48,22.48,28.0]}]}]
                """));
  }

  @Test
  void propertiesAreWhatWebknossosReads() throws IOException {
    write();

    String box = "{'topLeft':[0,0,0],'width':128,'height':128,'depth':128}";
    assertThat(read("datasource-properties.json"))
        .isEqualTo(
            json(
                """
                {'id':{'name':'demo_tissue','team':'sample_organization'},
                 'scale':{'factor':[11.24,11.24,28.0],'unit':'nanometer'},
                 'dataLayers':[
                  {'name':'color','category':'color','elementClass':'uint8','dataFormat':'zarr3',
                   'numChannels':1,'boundingBox':%1$s,'mags':[
                    {'mag':[1,1,1],'path':'./color/1','axisOrder':{'c':0,'x':1,'y':2,'z':3}},
                    {'mag':[2,2,1],'path':'./color/2-2-1','axisOrder':{'c':0,'x':1,'y':2,'z':3}}]},
                  {'name':'segmentation','category':'segmentation','elementClass':'uint32',
                   'dataFormat':'zarr3','numChannels':1,'boundingBox':%1$s,
                   'largestSegmentId':%2$s,'mags':[
                    {'mag':[1,1,1],'path':'./segmentation/1',
                     'axisOrder':{'c':0,'x':1,'y':2,'z':3}},
                    {'mag':[2,2,1],'path':'./segmentation/2-2-1',
                     'axisOrder':{'c':0,'x':1,'y':2,'z':3}}]}],
                 'version':1}
                """
                    .formatted(box, Integer.toString(VOLUME.cells().size()))));
  }

  @Test
  void progressCountsEveryChunk() throws IOException {
    List<Integer> heard = new ArrayList<>();

    DemoDataset.write(
        VOLUME,
        directory,
        "sample_organization",
        (done, total) -> {
          heard.add(done);
          assertThat(total).isEqualTo(2 * (8 + 2));
        });

    assertThat(heard).hasSize(20).isSorted().startsWith(1).endsWith(20);
  }

  @Test
  void interruptedWritingLeavesNothing() throws IOException {
    DemoDataset.Progress failing =
        (done, total) -> {
          if (done == 13) {
            throw new IllegalStateException("the disk is full");
          }
        };

    assertThatThrownBy(() -> DemoDataset.write(VOLUME, directory, "org", failing))
        .hasMessage("the disk is full");

    assertThat(DemoDataset.isWritten(directory)).isFalse();
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void remainsOfAKilledProcessAreNoPartOfTheDataset() throws IOException {
    Path remains = Files.createDirectories(parent.resolve(".demo_tissue.partial/color/1"));
    Files.writeString(remains.resolve("c.0.9.9.9"), "half a chunk");

    write();

    assertThat(directory.resolve("color/1/c.0.9.9.9")).doesNotExist();
    try (Stream<Path> siblings = Files.list(parent)) {
      assertThat(siblings).containsExactly(directory);
    }
  }

  @Test
  void secondCallWritesNothing() throws IOException {
    write();
    FileTime old = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
    Path properties = directory.resolve("datasource-properties.json");
    Files.setLastModifiedTime(properties, old);

    boolean written =
        DemoDataset.write(
            VOLUME,
            directory,
            "org",
            (done, total) -> {
              throw new AssertionError("wrote a chunk");
            });

    assertThat(written).isFalse();
    assertThat(Files.getLastModifiedTime(properties)).isEqualTo(old);
  }

  @Test
  void somebodyElsesDirectoryIsNotTouched() throws IOException {
    Files.createDirectory(directory);
    Files.writeString(directory.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(this::write).isInstanceOf(FileAlreadyExistsException.class);

    assertThat(directory.resolve("thesis.txt")).hasContent("years of work");
  }

  private void write() throws IOException {
    assertThat(DemoDataset.write(VOLUME, directory, "sample_organization", SILENT)).isTrue();
  }

  private static long count(List<Integer> ids, int id) {
    return ids.stream().filter(other -> other == id).count();
  }

  private JsonNode read(String file) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(directory.resolve(file)));
  }

  private static JsonNode json(String singleQuoted) {
    return JsonMapper.shared().readTree(singleQuoted.replace('\'', '"'));
  }
}
