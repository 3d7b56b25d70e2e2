package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clew.annotation.archive.DataZip;
import org.clew.annotation.archive.VolumeFormat;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlBoundingBox;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.annotation.nml.NmlParameters;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.model.BoundingBox;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AnnotationTest {
  private static final BoundingBox BOX =
      new BoundingBox(Vec3Int.of(1, 2, 3), Vec3Int.of(40, 50, 60));

  @TempDir private Path directory;

  /** One node in a dataset that is known by name. */
  static Annotation seed(String name) {
    Skeleton skeleton = new Skeleton();
    skeleton.addTree("axon").addNode(Vec3Double.of(1, 2, 3));
    NmlExperiment dataset = new NmlExperiment("l4_sample", "lab", null, null, null);
    return Annotation.of(name, Nml.of(NmlParameters.of(dataset), skeleton));
  }

  /** Files that look like voxels in WKW. */
  private Path voxels(String name, String chunk) throws IOException {
    return Files.write(
        directory.resolve(name),
        zip(Map.of("1/header.wkw", text("WKW"), "1/z0/y0/x0.wkw", text(chunk))));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(VolumeLayer layer) throws IOException {
    try (InputStream in = layer.openVoxels()) {
      return in.readAllBytes();
    }
  }

  @Test
  void anNmlComesBackAsItWasSaved() {
    Annotation annotation =
        seed("soma 3")
            .withDescription("a soma")
            .withPosition(Vec3Double.of(7, 8, 9))
            .withRotation(Vec3Double.of(0, 90, 0))
            .withBoundingBox("mine", BOX)
            .withBoundingBox("yours", BOX)
            .withTaskBoundingBox(BOX);
    Path file = directory.resolve("soma 3.nml");

    annotation.save(file);

    Annotation back = Annotation.load(file);
    assertThat(back.name()).isEqualTo("soma 3");
    assertThat(back.description()).isEqualTo("a soma");
    assertThat(back.skeleton()).isEqualTo(annotation.skeleton());
    assertThat(back.position()).hasValue(Vec3Double.of(7, 8, 9));
    assertThat(back.rotation()).hasValue(Vec3Double.of(0, 90, 0));
    assertThat(back.boundingBoxes()).extracting(NmlBoundingBox::id).containsExactly(0, 1);
    assertThat(back.taskBoundingBox()).hasValue(BOX);
    assertThat(back.datasetName()).hasValue("l4_sample");
    assertThat(back.organization()).hasValue("lab");
    assertThat(back.datasetId()).isEmpty();
    assertThat(back.version()).isEmpty();
    assertThat(directory).isDirectoryContaining(path -> path.equals(file));
    assertThat(directory.toFile().list()).hasSize(1);
  }

  @Test
  void voxelsAreKeptByteByByteInAZip() throws IOException {
    Path a = voxels("a.zip", "some");
    Path b = voxels("b.zip", "others");
    Annotation annotation =
        seed("α / β")
            .withVolumeLayer(VolumeLayer.of("cells", a))
            .withVolumeLayer(VolumeLayer.of("nuclei", b))
            .withVolumeLayer(VolumeLayer.of("nothing"));

    annotation.save(directory.resolve("all.zip"));

    Annotation back = Annotation.load(directory.resolve("all.zip"));
    assertThat(back.name()).isEqualTo("α _ β");
    assertThat(back.volumeLayers())
        .extracting(VolumeLayer::name)
        .containsExactly("cells", "nuclei", "nothing");
    assertThat(back.volumeLayers()).extracting(layer -> layer.nml().id()).containsExactly(0, 1, 2);
    assertThat(back.volumeLayers().get(0).format()).hasValue(VolumeFormat.WKW);
    assertThat(bytes(back.volumeLayers().get(0))).isEqualTo(Files.readAllBytes(a));
    assertThat(bytes(back.volumeLayers().get(1))).isEqualTo(Files.readAllBytes(b));
    assertThat(back.volumeLayers().get(2).hasVoxels()).isFalse();
    Path copy = directory.resolve("copy.zip");
    back.volumeLayers().get(1).saveVoxels(copy);
    assertThat(copy).hasSameBinaryContentAs(b);
  }

  @Test
  void theEmptyZipMeansNoVoxelsAndStays() throws IOException {
    Path empty = Files.write(directory.resolve("empty.zip"), DataZip.empty());

    seed("x").withVolumeLayer(VolumeLayer.of("v", empty)).save(directory.resolve("x.zip"));

    VolumeLayer back = Annotation.load(directory.resolve("x.zip")).volumeLayers().get(0);
    assertThat(bytes(back)).isEqualTo(DataZip.empty());
  }

  @Test
  void anArchiveCanBeChangedInPlace() throws IOException {
    Path a = voxels("a.zip", "some");
    byte[] voxels = Files.readAllBytes(a);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(
        "x.nml",
        text(
            "<things><parameters><experiment name=\"em\"/></parameters>"
                + "<volume id=\"0\" name=\"first\" location=\"data_0_first.zip\"/>"
                + "<volume id=\"1\" name=\"second\" location=\"data_0_first.zip\"/></things>"));
    entries.put("data_0_first.zip", voxels);
    Path file = Files.write(directory.resolve("x.zip"), zip(entries));
    Annotation annotation = Annotation.load(file);

    annotation.withDescription("changed").save(file);
    annotation.withDescription("again").save(file);

    Annotation back = Annotation.load(file);
    assertThat(back.description()).isEqualTo("again");
    assertThat(bytes(back.volumeLayers().get(0))).isEqualTo(voxels);
    assertThat(bytes(back.volumeLayers().get(1))).isEqualTo(voxels);
  }

  @Test
  void voxelsDoNotGetLostInAnNml() throws IOException {
    Annotation annotation = seed("x").withVolumeLayer(VolumeLayer.of("v", voxels("v.zip", "some")));
    Path file = directory.resolve("x.nml");

    assertThatThrownBy(() -> annotation.save(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An NML has no place for the voxels of “x”: save it as a .zip.");
    assertThat(file).doesNotExist();
    annotation.withoutVolumeLayers().save(file);
    assertThat(file).exists();
  }

  @Test
  void aSaveThatFailsLeavesWhatWasThere() throws IOException {
    Path voxels = voxels("v.zip", "some");
    Annotation annotation = seed("x").withVolumeLayer(VolumeLayer.of("v", voxels));
    Path file = Files.writeString(directory.resolve("x.zip"), "before");
    Files.delete(voxels);

    assertThatThrownBy(() -> annotation.save(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Cannot write " + file);
    assertThat(file).hasContent("before");
    assertThat(directory.toFile().list()).containsExactly("x.zip");
  }

  @Test
  void whatIsNoGoodAnnotationIsToldWithItsPlace() throws IOException {
    Path nml = Files.writeString(directory.resolve("bad.nml"), "<things>\n<parameters>");
    Path zip = Files.write(directory.resolve("two.zip"), zip(Map.of("readme.txt", text("hello"))));

    assertThatThrownBy(() -> Annotation.load(nml))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cannot read " + nml + ": Line 2: ");
    assertThatThrownBy(() -> Annotation.load(zip))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("exactly one NML in its archive, but here are 0");
    assertThatThrownBy(() -> Annotation.load(directory.resolve("x.swc")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An annotation is in a file called .nml or .zip, not “x.swc”.");
    assertThatThrownBy(() -> VolumeLayer.of("v", nml)).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aLayersNameIsUnique() {
    Annotation annotation = seed("x").withVolumeLayer(VolumeLayer.of("v"));

    assertThatThrownBy(() -> annotation.withVolumeLayer(VolumeLayer.of("v")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is a volume layer “v” already.");
    assertThatThrownBy(() -> annotation.volumeLayers().get(0).openVoxels())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("The voxels of “v” did not come along");
  }

  @Test
  void allOfACompoundComeOneByOne() throws IOException {
    seed("plain").save(directory.resolve("plain.nml"));
    seed("painted")
        .withVolumeLayer(VolumeLayer.of("v", voxels("v.zip", "some")))
        .save(directory.resolve("painted.zip"));
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("plain.nml", Files.readAllBytes(directory.resolve("plain.nml")));
    entries.put("painted.zip", Files.readAllBytes(directory.resolve("painted.zip")));
    entries.put("stray_data.zip", Files.readAllBytes(directory.resolve("v.zip")));
    entries.put("readme.txt", text("hello"));
    entries.put("bad.nml", text("<things"));
    Path compound = Files.write(directory.resolve("all_nmls.zip"), zip(entries));

    try (Stream<Annotation> all = Annotation.loadAll(compound)) {
      List<Annotation> good = all.limit(2).toList();
      assertThat(good).extracting(Annotation::name).containsExactly("plain", "painted");
      assertThat(bytes(good.get(1).volumeLayers().get(0)))
          .isEqualTo(Files.readAllBytes(directory.resolve("v.zip")));
    }
    try (Stream<Annotation> all = Annotation.loadAll(compound)) {
      assertThatThrownBy(all::toList)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("all_nmls.zip (bad.nml): ");
    }
  }

  @Test
  @Timeout(60)
  void aTemporaryFileGoesWhenNobodyHoldsIt() throws IOException {
    Path path = forgotten();

    while (Files.exists(path)) {
      System.gc();
      Thread.onSpinWait();
    }

    assertThat(path).doesNotExist();
  }

  private static Path forgotten() {
    return TemporaryFile.create(".zip").path();
  }
}
