package org.clew.annotation.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {
  @TempDir Path temp;

  private List<UnpackedAnnotation> unpack(byte[] zip, ArchiveLimits limits) throws IOException {
    Path directory = Files.createTempDirectory(temp, "unpacked");
    return Unpacking.unpack(
        new ByteArrayInputStream(zip), "upload.zip", directory, limits, ArchiveLimits.OF_DATA);
  }

  private List<UnpackedAnnotation> unpack(byte[] zip) throws IOException {
    return unpack(zip, ArchiveLimits.OF_ANNOTATIONS);
  }

  private static byte[] data(String voxels) {
    return Zips.of("1/header.wkw", voxels);
  }

  private static byte[] nested(String name) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(name + "_data.zip", data(name));
    entries.put(name + ".nml", Zips.text("<" + name + "/>"));
    return Zips.of(entries);
  }

  private static String described(UnpackedAnnotation annotation) {
    try {
      StringBuilder text =
          new StringBuilder(annotation.name() + " " + annotation.fileName().stem());
      text.append(' ').append(Files.readString(annotation.nml()));
      annotation
          .data()
          .forEach((path, zip) -> text.append(' ').append(path).append('=').append(size(zip)));
      return text.toString();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Test
  void dataMayComeBeforeItsNmlAndArchivesInArchives() throws IOException {
    byte[] empty = DataZip.empty();
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("data_0_segmentation.zip", empty);
    entries.put("second.zip", nested("second"));
    entries.put("sample_volume.nml", Zips.text("<things/>"));
    entries.put("notes.txt", Zips.text("skipped"));
    entries.put("__MACOSX/._sample_volume.nml", Zips.text("skipped"));

    List<UnpackedAnnotation> annotations = unpack(Zips.of(entries));

    assertThat(annotations)
        .extracting(UnpackingTest::described)
        .containsExactly(
            "upload.zip/sample_volume.nml sample_volume <things/> data_0_segmentation.zip=22",
            "upload.zip/second.zip/second.nml second <second/> second_data.zip="
                + data("second").length);
    try (var files = Files.walk(temp).filter(Files::isRegularFile)) {
      assertThat(files).hasSize(4);
    }
  }

  @Test
  void archivesAreNestedOnlyAsDeepAsTheLimitSays() throws IOException {
    byte[] two = Zips.of(Map.of("one.zip", nested("one")));
    byte[] three = Zips.of(Map.of("two.zip", twoWithNml()));

    assertThat(unpack(two)).hasSize(1);
    assertThatThrownBy(() -> unpack(three))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("“upload.zip/two.zip/one.zip”: Archives in archives are taken 2 deep.");
  }

  private static byte[] twoWithNml() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("one.zip", nested("one"));
    entries.put("two.nml", Zips.text("<two/>"));
    return Zips.of(entries);
  }

  @Test
  void theLimitsHoldAcrossNestedArchives() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < 10; i++) {
      entries.put(i + ".zip", nested("n" + i));
    }

    assertThatThrownBy(
            () -> unpack(Zips.of(entries), ArchiveLimits.OF_ANNOTATIONS.withMaxEntries(29)))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("“upload.zip/9.zip”: More than 29 files in an archive are not taken.");
  }

  @Test
  void aBadNestedArchiveIsNamed() {
    assertThatThrownBy(() -> unpack(Zips.of("a.nml", "", "inner.zip", "no zip at all")))
        .isInstanceOf(ArchiveException.class)
        .hasMessageStartingWith("“upload.zip/inner.zip”: It is not a zip file");
  }

  @Test
  void whatIsWrittenAsACompoundArchiveIsUnpackedAgain() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ArchiveWriter archive = new ArchiveWriter(out)) {
      archive.nml("skeleton.nml", Content.of(Zips.text("<things/>")));
      archive.archive(
          "volume.zip",
          inner -> {
            inner.data("volume_data.zip", Content.of(data("voxels")));
            inner.nml("volume.nml", Content.of(Zips.text("<volume/>")));
          });
    }

    assertThat(unpack(out.toByteArray()))
        .extracting(UnpackingTest::described)
        .containsExactly(
            "upload.zip/skeleton.nml skeleton <things/>",
            "upload.zip/volume.zip/volume.nml volume <volume/> volume_data.zip="
                + data("voxels").length);
  }
}
