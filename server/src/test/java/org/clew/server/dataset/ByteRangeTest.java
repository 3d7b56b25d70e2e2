package org.clew.server.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.clew.server.storage.FilePart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9, 0, 10",
    "bytes=0-0, 0, 1",
    "bytes=5-, 5, 95",
    "bytes=90-1000, 90, 10",
    "bytes=-7, 93, 7",
    "bytes=-1000, 0, 100"
  })
  void aSingleRangeIsAPart(String header, long first, long length) {
    assertThat(ByteRange.parse(header, 100)).contains(new ByteRange(first, length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=900719925474099-"})
  void aRangeBehindTheEndCannotBeSatisfied(String header) {
    assertThat(ByteRange.parse(header, 100))
        .hasValueSatisfying(range -> assertThat(range.isSatisfiable()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,5-6", "bytes=-", "bytes=9-5", "bytes=a-b", "items=0-1", ""})
  void whateverElseMeansTheWholeFile(String header) {
    assertThat(ByteRange.parse(header, 100)).isEmpty();
  }

  @Test
  void aRangeOfAnEmptyFileCannotBeSatisfied() {
    assertThat(ByteRange.parse("bytes=0-", 0).orElseThrow().isSatisfiable()).isFalse();
    assertThat(ByteRange.parse("bytes=-5", 0).orElseThrow().isSatisfiable()).isFalse();
  }

  @Test
  void aPartOfAFileIsReadAndNoMore(@TempDir Path temp) throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "0123456789");

    try (InputStream part = FilePart.open(file, 3, 4)) {
      assertThat(part.read()).isEqualTo('3');
      assertThat(new String(part.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("456");
      assertThat(part.read()).isEqualTo(-1);
    }
  }
}
