package org.clew.server.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.clew.annotation.archive.ArchiveException;
import org.clew.annotation.archive.DataZip;
import org.clew.server.content.OpenDataZips.Lent;
import org.clew.server.storage.Blob;
import org.clew.server.storage.Blobs;
import org.clew.server.storage.DirectoryBlobStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenDataZipsTest {
  private static final String ENTRY = "1/header.wkw";

  @TempDir private Path directory;
  private Blobs blobs;

  @BeforeEach
  void open() {
    blobs =
        new Blobs(
            new DirectoryBlobStore(directory), directory.resolve("staging"), Clock.systemUTC());
  }

  @Test
  void theSameZipIsLentToSeveral() throws IOException {
    Blob blob = blob(1);
    try (OpenDataZips zips = new OpenDataZips(blobs, 2);
        Lent one = zips.lend("lab", blob);
        Lent other = zips.lend("lab", blob)) {
      assertThat(one.zip()).isSameAs(other.zip());
      assertThat(content(other.zip())).isEqualTo("zip 1");
    }
  }

  @Test
  void oneThatHasToGoIsClosedWhenNobodyReadsItAnyMore() throws IOException {
    try (OpenDataZips zips = new OpenDataZips(blobs, 1)) {
      Lent first = zips.lend("lab", blob(1));
      DataZip zip = first.zip();
      try (Lent second = zips.lend("lab", blob(2))) {
        assertThat(content(second.zip())).isEqualTo("zip 2");
      }

      assertThat(content(zip)).isEqualTo("zip 1");
      first.close();
      first.close();
      assertThatThrownBy(() -> content(zip)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aStreamOutOfItGivesItBack() throws IOException {
    OpenDataZips zips = new OpenDataZips(blobs, 1);
    Lent lent = zips.lend("lab", blob(1));
    DataZip zip = lent.zip();
    InputStream stream = lent.until(zip.entry(ENTRY).orElseThrow());
    zips.close();

    assertThat(stream.readAllBytes()).isEqualTo("zip 1".getBytes(StandardCharsets.UTF_8));
    stream.close();

    assertThatThrownBy(() -> content(zip)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> zips.lend("lab", blob(1)))
        .isInstanceOf(IOException.class)
        .hasMessage("The server stops.");
  }

  @Test
  void whatIsNoZipIsToldEachTime() throws IOException {
    Blob blob = blob(3);
    Files.writeString(blobs.file("lab", blob), "no zip");
    try (OpenDataZips zips = new OpenDataZips(blobs, 1);
        Lent lent = zips.lend("lab", blob)) {
      assertThatThrownBy(lent::contents).isInstanceOf(ArchiveException.class);
      assertThatThrownBy(lent::zip).isInstanceOf(ArchiveException.class);
      assertThatThrownBy(lent::zip).isInstanceOf(ArchiveException.class);
    }
  }

  @Test
  void manyReadAtOnceFromMoreThanMayBeOpen() throws Exception {
    List<Blob> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.add(blob(i));
    }
    try (OpenDataZips zips = new OpenDataZips(blobs, 2);
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<?>> readers = new ArrayList<>();
      for (int seed = 0; seed < 8; seed++) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        readers.add(
            threads.submit(() -> {
              for (int i = 0; i < 300; i++) {
                int number = random.nextInt(all.size());
                try (Lent lent = zips.lend("lab", all.get(number))) {
                  assertThat(content(lent.zip())).isEqualTo("zip " + number);
                }
              }
              return null;
            }));
      }
      for (Future<?> reader : readers) {
        reader.get();
      }
    }
  }

  private static String content(DataZip zip) throws IOException {
    try (InputStream in = zip.entry(ENTRY).orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Blob blob(int number) throws IOException {
    Blob blob = new Blob("%064x".formatted(number), 1);
    Path file = blobs.file("lab", blob);
    Files.createDirectories(file.getParent());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(ENTRY));
      zip.write(("zip " + number).getBytes(StandardCharsets.UTF_8));
    }
    return blob;
  }
}
