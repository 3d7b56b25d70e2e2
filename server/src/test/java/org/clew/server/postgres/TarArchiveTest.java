package org.clew.server.postgres;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TarArchiveTest {

  @TempDir private Path directory;

  @Test
  void programsStayExecutableAndLinksStayLinks() throws IOException {
    InputStream archive =
        archive(file("bin/run", 0755), file("share/text", 0644), link("lib/a.so", "../bin/run"));

    TarArchive.unpack(archive, directory.resolve("to"));

    assertThat(directory.resolve("to/bin/run")).isExecutable().hasContent("content");
    assertThat(Files.getPosixFilePermissions(directory.resolve("to/share/text")))
        .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(Files.readSymbolicLink(directory.resolve("to/lib/a.so")))
        .isEqualTo(Path.of("../bin/run"));
  }

  @Test
  void aFileOutsideIsRefused() throws IOException {
    InputStream archive = archive(file("bin/../../escaped", 0644));

    assertThatThrownBy(() -> TarArchive.unpack(archive, directory.resolve("to")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is refused");
    assertThat(directory.resolve("escaped")).doesNotExist();
  }

  @Test
  void aLinkToOutsideIsRefused() throws IOException {
    InputStream archive = archive(link("out", "../elsewhere"));

    assertThatThrownBy(() -> TarArchive.unpack(archive, directory.resolve("to")))
        .hasMessageContaining("is refused");
    assertThat(directory.resolve("to/out")).doesNotExist();
  }

  @Test
  void anAbsoluteLinkIsRefused() throws IOException {
    InputStream archive = archive(link("out", "/etc"));

    assertThatThrownBy(() -> TarArchive.unpack(archive, directory.resolve("to")))
        .hasMessageContaining("is refused");
  }

  @Test
  void aFileBelowALinkIsRefused() throws IOException {
    InputStream archive = archive(file("real/x", 0644), link("seen", "real"), file("seen/y", 0644));

    assertThatThrownBy(() -> TarArchive.unpack(archive, directory.resolve("to")))
        .hasMessageContaining("is refused");
    assertThat(directory.resolve("to/real/y")).doesNotExist();
  }

  private static TarArchiveEntry file(String name, int mode) {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(mode);
    return entry;
  }

  private static TarArchiveEntry link(String name, String target) {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    return entry;
  }

  private static InputStream archive(TarArchiveEntry... entries) throws IOException {
    byte[] content = "content".getBytes(US_ASCII);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
      for (TarArchiveEntry entry : entries) {
        entry.setSize(entry.isSymbolicLink() ? 0 : content.length);
        tar.putArchiveEntry(entry);
        if (!entry.isSymbolicLink()) {
          tar.write(content);
        }
        tar.closeArchiveEntry();
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
