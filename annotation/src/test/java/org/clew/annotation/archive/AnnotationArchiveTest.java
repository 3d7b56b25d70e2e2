package org.clew.annotation.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlException;
import org.clew.annotation.nml.NmlReader;
import org.clew.annotation.nml.NmlVolume;
import org.clew.annotation.nml.NmlWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnnotationArchiveTest {
  @TempDir Path temp;

  private static Nml nml(String... layers) throws IOException {
    StringBuilder text =
        new StringBuilder(
            """
            <things><parameters><experiment name="l4"/><scale x="1" y="1" z="1"/></parameters>
            <thing id="1" name="t"><nodes><node id="1" x="3" y="4" z="5"/></nodes><edges/></thing>
            """);
    for (int id = 0; id < layers.length; id++) {
      text.append("<volume id=\"%d\" name=\"%s\" format=\"zarr3\"/>".formatted(id, layers[id]));
    }
    return NmlReader.read(new ByteArrayInputStream(Zips.text(text + "</things>")));
  }

  private static String text(Nml nml) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NmlWriter.write(nml, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static List<String> entries(Path zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  @Test
  void aLayerWithoutDataGetsTheEmptyZip() throws IOException {
    Path file = temp.resolve("l4 sample.zip");

    AnnotationArchive.write(nml("Volume"), Map.of(), file);

    assertThat(entries(file)).containsExactly("l4_sample.nml", "data_Volume.zip");
    try (AnnotationArchive archive = AnnotationArchive.open(file)) {
      NmlVolume volume = archive.nml().volumes().get(0);
      assertThat(archive.name()).isEqualTo("l4_sample");
      assertThat(volume.location()).isEqualTo("data_Volume.zip");
      try (InputStream data = archive.data(volume).orElseThrow()) {
        assertThat(data.readAllBytes()).isEqualTo(DataZip.empty());
      }
      assertThat(archive.data(volume.at("elsewhere.zip", null))).isEmpty();
      assertThat(archive.data(volume.at(null, null))).isEmpty();
    }
  }

  @Test
  void severalLayersAreNumbered() throws IOException {
    Path file = temp.resolve("a.zip");

    AnnotationArchive.write(
        nml("cells", "nuclei"), Map.of("nuclei", Content.of(new byte[5])), file);

    assertThat(entries(file)).containsExactly("a.nml", "data_0_cells.zip", "data_1_nuclei.zip");
  }

  @Test
  void dataNeedsItsLayer() throws IOException {
    Nml nml = nml("cells");
    NmlVolume cells = nml.volumes().get(0);
    Nml twice =
        new Nml(nml.metas(), nml.parameters(), nml.skeleton(), List.of(cells, cells), List.of());
    Map<String, Content> data = Map.of("cell", Content.of(new byte[5]));

    assertThatThrownBy(() -> AnnotationArchive.write(nml, data, temp.resolve("a.zip")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no volume layer “cell” in the NML, only [cells].");
    assertThatThrownBy(() -> AnnotationArchive.write(twice, Map.of(), temp.resolve("a.zip")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Two volume layers have the same name: [cells, cells]");
  }

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void archiveToArchiveIsIdentity(long seed) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Map<String, byte[]> data = new LinkedHashMap<>();
    for (int layer = random.nextInt(4); layer > 0; layer--) {
      byte[] voxels = new byte[random.nextInt(200_000)];
      random.nextBytes(voxels);
      data.put("layer " + layer, random.nextInt(4) == 0 ? DataZip.empty() : voxels);
    }
    Nml nml = nml(data.keySet().toArray(new String[0]));
    Path first = temp.resolve("a.zip");
    Path second = Files.createDirectory(temp.resolve("copy")).resolve("a.zip");
    Map<String, Content> contents = new LinkedHashMap<>();
    data.forEach((layer, bytes) -> contents.put(layer, Content.of(bytes)));

    AnnotationArchive.write(nml, contents, first);
    try (AnnotationArchive archive = AnnotationArchive.open(first)) {
      Map<String, Content> copied = new LinkedHashMap<>();
      for (NmlVolume volume : archive.nml().volumes()) {
        copied.put(
            String.valueOf(volume.name()), Content.of(() -> archive.data(volume).orElseThrow()));
        try (InputStream in = archive.data(volume).orElseThrow()) {
          assertThat(in.readAllBytes()).isEqualTo(data.get(volume.name()));
        }
      }
      AnnotationArchive.write(archive.nml(), copied, second);
      assertThat(text(unlocated(archive.nml()))).isEqualTo(text(unlocated(nml)));
    }

    assertThat(second).hasSameBinaryContentAs(first);
  }

  private static Nml unlocated(Nml nml) {
    List<NmlVolume> volumes =
        nml.volumes().stream().map(volume -> volume.at(null, volume.format())).toList();
    return new Nml(nml.metas(), nml.parameters(), nml.skeleton(), volumes, nml.others());
  }

  @Test
  void archivesOfThePythonClientAreOpenedWhicheverOrderTheyHave() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    byte[] data = Zips.of("volumeAnnotationData/1/zarr.json", "{}");
    entries.put("data_0_segmentation.zip", data);
    entries.put(
        "sample.nml",
        Zips.text(
            """
            <?xml version='1.0' encoding='utf-8'?>
            <things><parameters><experiment name="d" organization="o" description=""/>
            <scale unit="nanometer" x="11.0" y="11.0" z="28.0"/></parameters>
            <branchpoints/><comments/><groups/>
            <volume format="zarr3" id="0" location="data_0_segmentation.zip" name="segmentation"/></things>
            """));
    Path file = Files.write(temp.resolve("sample.zip"), Zips.of(entries));

    try (AnnotationArchive archive = AnnotationArchive.open(file)) {
      Path spooled = temp.resolve("data.zip");
      try (InputStream in = archive.data(archive.nml().volumes().get(0)).orElseThrow()) {
        Files.copy(in, spooled);
      }
      assertThat(DataZip.check(spooled, ArchiveLimits.OF_DATA).format())
          .isEqualTo(VolumeFormat.ZARR3);
    }
  }

  @Test
  void anAnnotationHasOneNml() throws IOException {
    Path none = Files.write(temp.resolve("none.zip"), DataZip.empty());
    Path two = Files.write(temp.resolve("two.zip"), Zips.of("a.nml", "", "b.nml", ""));
    Path bad = Files.write(temp.resolve("bad.zip"), Zips.of("a.nml", "<thing"));

    assertThatThrownBy(() -> AnnotationArchive.open(none))
        .isInstanceOf(ArchiveException.class)
        .hasMessage(
            "“none.zip”: An annotation has exactly one NML in its archive, but here are 0.");
    assertThatThrownBy(() -> AnnotationArchive.open(two)).hasMessageEndingWith("but here are 2.");
    assertThatThrownBy(() -> AnnotationArchive.open(bad)).isInstanceOf(NmlException.class);
    assertThat(bad).satisfies(Files::delete);
  }

  @Test
  void anArchiveWhoseEntryFailedIsNotWhole() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Content failing =
        to -> {
          to.write(new byte[100_000]);
          throw new IOException("The disk is gone.");
        };

    assertThatThrownBy(
            () -> {
              try (ArchiveWriter archive = new ArchiveWriter(out)) {
                archive.nml("a.nml", Content.of(Zips.text("x")));
                archive.archive("b.zip", inner -> inner.data("data.zip", failing));
              }
            })
        .hasMessage("The disk is gone.");
    assertThatThrownBy(() -> Recorder.read(out.toByteArray(), ArchiveLimits.OF_ANNOTATIONS))
        .isInstanceOf(ArchiveException.class);
  }

  @Test
  void entriesHaveTheTimeThatTheWriterWasGiven() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LocalDateTime time = LocalDateTime.of(2026, 3, 29, 2, 30);
    try (ArchiveWriter archive = new ArchiveWriter(out, time)) {
      archive.nml("a.nml", Content.of(Zips.text("x")));
      assertThatThrownBy(() -> archive.nml("../a.nml", Content.of(Zips.text("x"))))
          .isInstanceOf(IllegalArgumentException.class);
    }

    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      ZipEntry entry = in.getNextEntry();
      assertThat(entry).isNotNull();
      assertThat(entry.getTimeLocal()).isEqualTo(time);
    }
  }
}
