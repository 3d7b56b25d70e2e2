package org.clew.annotation.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlException;
import org.clew.annotation.nml.NmlVolume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompoundArchiveTest {
  private static final String PLAIN =
      "<things><parameters><experiment name=\"%s\"/></parameters></things>";
  private static final String PAINTED =
      "<things><parameters><experiment name=\"em\"/></parameters>"
          + "<volume id=\"0\" name=\"v\" location=\"b_data.zip\"/>"
          + "<volume id=\"1\" name=\"w\"/></things>";

  @TempDir private Path directory;

  private Path archive(Map<String, byte[]> entries) throws IOException {
    return Files.write(directory.resolve("all_nmls.zip"), Zips.of(entries));
  }

  private Path archive() throws IOException {
    byte[] voxels = Zips.of("1/header.wkw", "WKW");
    Map<String, byte[]> inner = new LinkedHashMap<>();
    inner.put("b_data.zip", voxels);
    inner.put("b.nml", Zips.text(PAINTED));
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("ä.nml", Zips.text(PLAIN.formatted("em")));
    entries.put("b.zip", Zips.of(inner));
    entries.put("readme.txt", Zips.text("hello"));
    entries.put("voxels.zip", voxels);
    return archive(entries);
  }

  @Test
  void annotationsAreReadInTheirOrder() throws IOException {
    try (CompoundArchive compound = CompoundArchive.open(archive())) {
      assertThat(compound.entries())
          .extracting(EntryName::path)
          .containsExactly("ä.nml", "b.zip", "voxels.zip");
      assertThat(compound.nml(compound.entries().get(0)))
          .hasValueSatisfying(
              nml -> assertThat(nml.parameters().experiment().name()).isEqualTo("em"));
      assertThat(compound.nml(compound.entries().get(1)))
          .hasValueSatisfying(nml -> assertThat(nml.volumes()).hasSize(2));
      assertThat(compound.nml(compound.entries().get(2))).isEmpty();
    }
  }

  @Test
  void voxelsInAnInnerArchiveAreReadEvenWhenTheOuterIsClosed() throws IOException {
    ArchivedFile voxels;
    try (CompoundArchive compound = CompoundArchive.open(archive())) {
      EntryName entry = compound.entries().get(1);
      Nml nml = compound.nml(entry).orElseThrow();
      assertThat(compound.data(entry, nml.volumes().get(1))).isEmpty();
      voxels = compound.data(entry, nml.volumes().get(0)).orElseThrow();
    }

    try (InputStream in = voxels.open()) {
      assertThat(in.readAllBytes()).startsWith('P', 'K', 3, 4);
    }
    Files.delete(directory.resolve("all_nmls.zip"));
    assertThatThrownBy(voxels::open).isInstanceOf(IOException.class);
  }

  @Test
  void voxelsBesideAnNmlAreFoundInTheSameArchive() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("b.nml", Zips.text(PAINTED));
    entries.put("b_data.zip", Zips.of("1/header.wkw", "WKW"));
    Path file = archive(entries);

    try (CompoundArchive compound = CompoundArchive.open(file)) {
      EntryName entry = compound.entries().get(0);
      NmlVolume volume = compound.nml(entry).orElseThrow().volumes().get(0);
      assertThat(compound.data(entry, volume)).hasValue(ArchivedFile.of(file, "b_data.zip"));
    }
  }

  @Test
  void whatIsNotThereOrNotGoodIsTold() throws IOException {
    Path file = archive(Map.of("bad.nml", Zips.text("<things>\n<oops")));

    try (CompoundArchive compound = CompoundArchive.open(file)) {
      assertThatThrownBy(() -> compound.nml(compound.entries().get(0)))
          .isInstanceOf(NmlException.class);
      assertThatThrownBy(() -> compound.nml(new EntryName("other.nml")))
          .hasMessage("“all_nmls.zip”: It holds no entry “other.nml”.");
    }
    assertThatThrownBy(() -> ArchivedFile.of(file, "bad.nml", "x.nml").open())
        .hasMessage("“all_nmls.zip”: It holds no entry “x.nml”.");
    assertThatThrownBy(() -> ArchivedFile.of(file)).isInstanceOf(IllegalArgumentException.class);
    Path text = Files.writeString(directory.resolve("text.zip"), "hello");
    assertThatThrownBy(() -> CompoundArchive.open(text)).isInstanceOf(ArchiveException.class);
  }

  @Test
  void aHostileInnerArchiveIsRefused() throws IOException {
    Path file = archive(Map.of("evil.zip", Zips.of("../x.nml", "hello")));

    try (CompoundArchive compound = CompoundArchive.open(file)) {
      assertThatThrownBy(() -> compound.nml(compound.entries().get(0)))
          .isInstanceOf(ArchiveException.class)
          .hasMessageStartingWith("“all_nmls.zip/evil.zip”: ");
    }
  }
}
