package org.clew.annotation.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.clew.model.Mag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataZipTest {
  private static final ArchiveLimits LIMITS = ArchiveLimits.OF_DATA;

  @TempDir Path temp;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(temp.resolve("data_Volume.zip"), bytes);
  }

  private DataZip.Contents check(byte[] bytes) throws IOException {
    return DataZip.check(file(bytes), LIMITS);
  }

  @Test
  void wkwIsTold() throws IOException {
    byte[] zip =
        Zips.of("2-2-1/header.wkw", "h", "1/header.wkw", "h", "1/z0/y0/x0.wkw", "voxels", "x/", "");

    assertThat(check(zip))
        .isEqualTo(
            new DataZip.Contents(VolumeFormat.WKW, List.of(Mag.of(1), Mag.of(2, 2, 1)), 3, 8));
  }

  @Test
  void zarrIsTold() throws IOException {
    byte[] zip =
        Zips.of(
            "datasource-properties.json",
            "{}",
            "volumeAnnotationData/16-16-4/zarr.json",
            "{}",
            "volumeAnnotationData/16-16-4/c.0.0.0.0",
            "voxels");

    assertThat(check(zip))
        .isEqualTo(new DataZip.Contents(VolumeFormat.ZARR3, List.of(Mag.of(16, 16, 4)), 3, 10));
  }

  @Test
  void propertiesAloneAreZarrWithoutVoxels() throws IOException {
    assertThat(check(Zips.of("datasource-properties.json", "{}")))
        .isEqualTo(new DataZip.Contents(VolumeFormat.ZARR3, List.of(), 1, 2));
    assertThat(check(Zips.of("datasource-properties.json", "{}", "1/header.wkw", "")).format())
        .isEqualTo(VolumeFormat.WKW);
  }

  @Test
  void theLengthOfAnEntryIsKnownBeforeItIsRead() throws IOException {
    Path file = temp.resolve("some.zip");
    Files.write(file, Zips.of("1/header.wkw", "header", "1/", ""));

    try (DataZip zip = DataZip.open(file)) {
      assertThat(zip.bytes("1/header.wkw")).hasValue(6);
      assertThat(zip.bytes("1/")).isEmpty();
      assertThat(zip.bytes("2/header.wkw")).isEmpty();
    }
  }

  @Test
  void nothingInItMeansNoVoxels() throws IOException {
    assertThat(DataZip.empty()).hasSize(22);
    assertThat(check(DataZip.empty())).isEqualTo(new DataZip.Contents(null, List.of(), 0, 0));
  }

  @Test
  void otherThingsAreNoVolumeData() {
    for (byte[] zip :
        List.of(
            Zips.of("a.txt", ""),
            Zips.of("0/header.wkw", ""),
            Zips.of("1/header.wkw", "", "volumeAnnotationData/1/zarr.json", ""))) {
      assertThatThrownBy(() -> check(zip))
          .isInstanceOf(ArchiveException.class)
          .hasMessageStartingWith("“data_Volume.zip”: It is no volume data:");
    }
  }

  @Test
  void anArchiveOfAnnotationsIsToldByItsNml() throws IOException {
    Path annotation = file(Zips.of("a_data.zip", "", "a.nml", ""));
    assertThat(DataZip.holdsNml(annotation, "a.zip", LIMITS)).isTrue();

    Path junk = file(Zips.of("1/header.wkw", "", "__MACOSX/._a.nml", ""));
    assertThat(DataZip.holdsNml(junk, "a.zip", LIMITS)).isFalse();
  }

  @Test
  void entriesAreReadByName() throws IOException {
    byte[] zip = Zips.of("1/header.wkw", "header", "1/", "");

    try (DataZip data = DataZip.open(file(zip))) {
      try (InputStream in = data.entry("1/header.wkw").orElseThrow()) {
        assertThat(in.readAllBytes()).isEqualTo(Zips.text("header"));
      }
      assertThat(data.entry("1/")).isEmpty();
      assertThat(data.entry("2/header.wkw")).isEmpty();
    }
    Path text = file(Zips.text("text"));
    assertThatThrownBy(() -> DataZip.open(text)).isInstanceOf(ArchiveException.class);
  }

  @Test
  void aDamagedEntryIsSeenWhenItIsRead() throws IOException {
    byte[] zip =
        Zips.of("1/header.wkw", "a header that deflate leaves nearly as it is: 0987654321");
    int directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
    zip[directory + 16] ^= 1;

    try (DataZip data = DataZip.open(file(zip));
        InputStream in = data.entry("1/header.wkw").orElseThrow()) {
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(ArchiveException.class)
          .hasMessage("“data_Volume.zip”: The entry “1/header.wkw” is damaged.");
    }
  }

  @Test
  void claimsOfTooManyFilesAreRefusedBeforeTheDirectoryIsRead() {
    assertThatThrownBy(() -> check(Zips.large(1_000_000)))
        .isInstanceOf(ArchiveException.class)
        .hasMessage(
            "“data_Volume.zip”: It holds 1000000 files, but more than 200000 in an archive are not taken.");
    assertThatThrownBy(
            () -> DataZip.check(file(Zips.directory(0, 60_000)), LIMITS.withMaxEntries(50_000)))
        .hasMessageContaining("It holds 60000 files");
    assertThatThrownBy(() -> check(Zips.large(-1))).isInstanceOf(ArchiveException.class);
  }

  @Test
  void aDirectoryThatLiesAboutItsFilesIsRefused() {
    for (byte[] zip :
        List.of(
            Zips.directory(10, 9),
            Zips.directory(10, 11),
            Zips.directory(0, 1),
            Zips.large(5),
            Zips.directory(1, Zips.header("1/header.wkw", 5000, 5000)))) {
      assertThatThrownBy(() -> check(zip))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("damaged");
    }
  }

  @Test
  void aDirectoryThatClaimsABombIsRefused() {
    byte[][] overlapping = new byte[2000][];
    for (int i = 0; i < overlapping.length; i++) {
      overlapping[i] = Zips.header("1/z" + i + "/header.wkw", 1000, 100_000_000);
    }

    assertThatThrownBy(() -> check(Zips.directory(1, Zips.header("1/header.wkw", 10, 1 << 30))))
        .isInstanceOf(ArchiveException.class)
        .hasMessageContaining("more than 1000 times larger");
    assertThatThrownBy(() -> check(Zips.directory(2000, overlapping)))
        .isInstanceOf(ArchiveException.class);
    assertThatThrownBy(() ->
            DataZip.check(
                file(Zips.directory(1, Zips.header("1/header.wkw", 90, 101))),
                LIMITS.withMaxBytes(100)))
        .hasMessageEndingWith("larger than the 100 bytes that are taken.");
  }

  @Test
  void namesPasswordsAndMethodsAreLookedAt() {
    byte[] zip = Zips.of("1/header.wkw", "h", "../b", "x");
    assertThatThrownBy(() -> check(zip)).hasMessageContaining("“../b”");
    assertThatThrownBy(() -> check(Zips.encrypted(Zips.of("1/header.wkw", ""))))
        .hasMessageContaining("encrypted");
    assertThatThrownBy(() -> check(Zips.replaced(Zips.of("a", "1", "b", "2"), "b", "a")))
        .hasMessageContaining("It holds the entry “a” twice.");
    byte[] method = Zips.directory(1, Zips.header("1/header.wkw", 0, 0));
    method[10] = 14;
    assertThatThrownBy(() -> check(method)).hasMessageContaining("is packed with method 14");
  }

  @Test
  void aTruncatedZipIsRefusedAtEveryLengthAndDamageIsNoCrash() throws IOException {
    byte[] zip = Zips.of("1/header.wkw", "h", "1/z0/y0/x0.wkw", "voxels");

    for (int length = 0; length < zip.length; length++) {
      byte[] part = Arrays.copyOf(zip, length);
      assertThatThrownBy(() -> check(part)).isInstanceOf(ArchiveException.class);
    }
    for (int position = 0; position < zip.length; position++) {
      byte[] damaged = zip.clone();
      damaged[position] ^= 0x55;
      try {
        assertThat(check(damaged).files()).isEqualTo(2);
      } catch (ArchiveException expected) {
        assertThat(expected).hasMessageStartingWith("“data_Volume.zip”: ");
      }
    }
  }
}
