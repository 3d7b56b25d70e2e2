package org.clew.annotation.nml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoundTripTest {
  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsWrittenIsReadAsItWas(long seed) throws IOException {
    Nml nml = RandomNmls.of(seed);

    byte[] written = Documents.written(nml);
    Nml read = Documents.read(written);

    assertThat(read).isEqualTo(nml);
    assertThat(Documents.written(read)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"python-client.nml", "webknossos.nml"})
  void filesOfOthersAreWrittenWithoutLoss(String name) throws IOException {
    Nml nml = Documents.resource(name);

    byte[] written = Documents.written(nml);

    assertThat(Documents.read(written)).isEqualTo(nml);
    assertThat(Documents.written(Documents.read(written))).isEqualTo(written);
  }

  @Test
  void filesKeepWhatStreamsKeep(@TempDir Path directory) throws IOException {
    Nml nml = RandomNmls.of(1);
    Path file = directory.resolve("a.nml");

    NmlWriter.write(nml, file);

    assertThat(NmlReader.read(file)).isEqualTo(nml);
    assertThat(Files.readAllBytes(file)).isEqualTo(Documents.written(nml));
  }
}
