package org.clew.annotation.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTest {
  private static final ArchiveLimits LIMITS = ArchiveLimits.OF_ANNOTATIONS;

  @Test
  void filesComeInTheOrderOfTheArchiveAndJunkDoesNot() throws IOException {
    byte[] zip =
        Zips.of(
            "data_0_Volume.zip",
            "voxels",
            "__MACOSX/",
            "",
            "__MACOSX/._a.nml",
            "junk",
            "sub/",
            "",
            "sub/a.NML",
            "<things/>",
            ".DS_Store",
            "junk",
            "read me.txt",
            "hello");

    assertThat(Recorder.read(zip, LIMITS))
        .containsExactly(
            "file data_0_Volume.zip: voxels",
            "nml sub/a.NML: <things/>",
            "file read me.txt: hello");
  }

  @Test
  void whatTheSinkDoesNotReadIsSkipped() throws IOException {
    AtomicInteger count = new AtomicInteger();
    byte[] zip = Zips.of("a.nml", "first", "b.zip", "data", "c.nml", "second");

    new ArchiveReader(LIMITS)
        .read(
            new ByteArrayInputStream(zip),
            "upload.zip",
            (name, in) -> {
              count.addAndGet(in.read());
              in.close();
            });

    assertThat(count).hasValue('f' + 's');
  }

  @Test
  void anEmptyZipHoldsNothing() throws IOException {
    assertThat(Recorder.read(DataZip.empty(), LIMITS)).isEmpty();
  }

  @Test
  void namesAreUtf8AlsoWhenTheArchiveDoesNotSaySo() throws IOException {
    byte[] flagged = Zips.of("Würfel.nml", "");
    byte[] unflagged = withoutUtf8Flag(flagged);
    byte[] latin = Zips.replaced(unflagged, "WÃ¼rfel", "W\u00fcrfel1");

    assertThat(Recorder.read(flagged, LIMITS)).containsExactly("nml Würfel.nml: ");
    assertThat(Recorder.read(unflagged, LIMITS)).containsExactly("nml Würfel.nml: ");
    assertThat(Recorder.read(latin, LIMITS)).containsExactly("nml Würfel1.nml: ");
  }

  private static byte[] withoutUtf8Flag(byte[] zip) {
    byte[] changed = zip.clone();
    for (int i = 0; i + 10 < changed.length; i++) {
      boolean isHeader = changed[i] == 'P' && changed[i + 1] == 'K';
      if (isHeader && changed[i + 2] == 3) {
        changed[i + 7] = 0;
      }
      if (isHeader && changed[i + 2] == 1) {
        changed[i + 9] = 0;
      }
    }
    return changed;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ../a.nml     | has a part that is empty, “.” or “..”
          a/../../b    | has a part that is empty, “.” or “..”
          a/./b.nml    | has a part that is empty, “.” or “..”
          a//b.nml     | has a part that is empty, “.” or “..”
          ..           | has a part that is empty, “.” or “..”
          ../          | has a part that is empty, “.” or “..”
          /etc/passwd  | is absolute
          C:/a.nml     | is absolute
          c:a.nml      | is absolute
          ..\\..\\a.nml | has backslashes
          a\\b.nml     | has backslashes
          """)
  void namesThatLeadElsewhereAreRefused(String name, String reason) {
    assertThatThrownBy(() -> Recorder.read(Zips.of("ok.nml", "", name, ""), LIMITS))
        .isInstanceOf(ArchiveException.class)
        .hasMessage(
            "“upload.zip”: The entry “%s” %s; pack the files anew with plain relative names.",
            name.endsWith("../") ? ".." : name, reason);
  }

  @Test
  void namesWithNulsAndEndlessNamesAreRefused() {
    assertThatThrownBy(() -> Recorder.read(Zips.of("a\0.nml", ""), LIMITS))
        .isInstanceOf(ArchiveException.class)
        .hasMessageStartingWith("“upload.zip”: The entry “a?.nml” has control characters;");
    assertThatThrownBy(() -> Recorder.read(Zips.of("n".repeat(60_000), ""), LIMITS))
        .isInstanceOf(ArchiveException.class)
        .hasMessage(
            "“upload.zip”: The entry “%s…” has a name of more than 512 characters.",
            "n".repeat(100));
  }

  @Test
  void theSameNameTwiceIsRefused() {
    byte[] zip = Zips.replaced(Zips.of("a.nml", "1", "b.nml", "2"), "b.nml", "a.nml");

    assertThatThrownBy(() -> Recorder.read(zip, LIMITS))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("“upload.zip”: It holds the entry “a.nml” twice.");
  }

  @Test
  void zerosThatShrinkTooWellAreABomb() throws IOException {
    byte[] zip = bomb(64 << 20);
    AtomicInteger read = new AtomicInteger();

    assertThatThrownBy(() -> Recorder.read(zip, LIMITS))
        .isInstanceOf(ArchiveException.class)
        .hasMessage(
            "“upload.zip”: Unpacked it is more than 200 times larger, which no honest archive is.");
    assertThatThrownBy(() ->
            new ArchiveReader(LIMITS)
                .read(
                    new ByteArrayInputStream(zip),
                    "upload.zip",
                    (name, in) -> {
                      try {
                        while (in.read(new byte[8192]) >= 0) {
                          read.incrementAndGet();
                        }
                      } catch (IOException told) {
                        throw new IllegalStateException("A parser says it in its own words.");
                      }
                    }))
        .isInstanceOf(ArchiveException.class);
    assertThat(read.get()).isLessThan((17 << 20) / 512);
    assertThat(Recorder.read(bomb(8 << 20), LIMITS)).hasSize(1);
  }

  private static byte[] bomb(int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("bomb.nml"));
      byte[] zeros = new byte[1 << 20];
      for (int written = 0; written < size; written += zeros.length) {
        zip.write(zeros);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void theLimitOfBytesHoldsForAllThatOneReaderReads() throws IOException {
    ArchiveReader reader = new ArchiveReader(LIMITS.withMaxBytes(15));
    byte[] zip = Zips.of("a.nml", "12345", "b.txt", "12345");

    reader.read(new ByteArrayInputStream(zip), "first.zip", (name, in) -> {});

    assertThatThrownBy(
            () -> reader.read(new ByteArrayInputStream(zip), "second.zip", (name, in) -> {}))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("“second.zip”: Unpacked it is larger than the 15 bytes that are taken.");
  }

  @Test
  void aMillionEntriesAreRefusedAtTheLimit() {
    assertThatThrownBy(() -> Recorder.read(Zips.ofEmptyFiles(1_000_000), LIMITS))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("“upload.zip”: More than 10000 files in an archive are not taken.");
  }

  @Test
  void aTruncatedArchiveIsRefusedAtEveryLength() {
    byte[] zip = Zips.of("a.nml", "<things/>", "data.zip", "voxels of a layer");

    for (int length = 0; length < zip.length; length++) {
      byte[] part = Arrays.copyOf(zip, length);
      assertThatThrownBy(() -> Recorder.read(part, LIMITS))
          .as("length %d of %d", length, zip.length)
          .isInstanceOf(ArchiveException.class)
          .hasMessageStartingWith("“upload.zip”: ");
    }
  }

  @Test
  void damageAnywhereIsNoCrash() throws IOException {
    byte[] zip = Zips.of("a.nml", "<things/>", "data.zip", "voxels of a layer");

    for (int position = 0; position < zip.length; position++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = zip.clone();
        damaged[position] ^= (byte) (1 << bit);
        try {
          assertThat(Recorder.read(damaged, LIMITS)).hasSize(2);
        } catch (ArchiveException expected) {
          assertThat(expected).hasMessageStartingWith("“upload.zip”: ");
        }
      }
    }
  }

  @Test
  void aWrongChecksumIsSeen() {
    byte[] zip = Zips.of("a.nml", "<things/>");
    byte[] damaged = zip.clone();
    int descriptor = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\7\10");
    damaged[descriptor + 4] ^= 1;

    assertThatThrownBy(() -> Recorder.read(damaged, LIMITS))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("“upload.zip”: The entry “a.nml” is damaged.");
  }

  @Test
  void encryptedArchivesAreRefused() {
    assertThatThrownBy(() -> Recorder.read(Zips.encrypted(Zips.of("a.nml", "x")), LIMITS))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("“upload.zip”: It is encrypted; pack the files without a password.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<things/>", "P", "PK", "plain text that is longer than any end record"})
  void whatIsNoZipIsRefused(String text) {
    assertThatThrownBy(() -> Recorder.read(Zips.text(text), LIMITS))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("“upload.zip”: It is not a zip file.");
  }

  @Test
  void nothingAtAllIsRefused() {
    assertThatThrownBy(() -> Recorder.read(new byte[0], LIMITS))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("“upload.zip”: It is empty, not even an empty zip file.");
  }

  @Test
  void aFailureOfTheSinkIsItsOwn() {
    assertThatThrownBy(() ->
            new ArchiveReader(LIMITS)
                .read(
                    new ByteArrayInputStream(Zips.of("a.nml", "x")),
                    "upload.zip",
                    (name, in) -> {
                      throw new IOException("The disk is full.");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("The disk is full.");
  }
}
