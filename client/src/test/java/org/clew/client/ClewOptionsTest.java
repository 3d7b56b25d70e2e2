package org.clew.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClewOptionsTest {
  @TempDir Path directory;

  @Test
  void whenNothingIsSaidTheDefaultsHold() {
    ClewOptions options = Environment.read(Map.of(), directory.resolve(".env"));

    assertThat(options.url()).isEqualTo(URI.create("https://webknossos.org"));
    assertThat(options.token()).isNull();
    assertThat(options.timeout()).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    Path file =
        write(
            """
            # the lab's server
            WK_URL = "https://lab.org/wk/"   # ours
            export WK_TOKEN='from the file'
            WK_TIMEOUT=12.5
            not a line
            """);

    ClewOptions options = Environment.read(Map.of("WK_TOKEN", " t1 ", "WK_TIMEOUT", " "), file);

    assertThat(options)
        .isEqualTo(
            ClewOptions.of(URI.create("https://lab.org/wk"))
                .withToken("t1")
                .withTimeout(Duration.ofMillis(12_500)));
  }

  @ParameterizedTest
  @CsvSource({
    "WK_TIMEOUT, soon",
    "WK_TIMEOUT, 0",
    "WK_TIMEOUT, NaN",
    "WK_URL, lab",
    "WK_URL, ht tp"
  })
  void nonsenseIsRefused(String name, String value) {
    assertThatThrownBy(() -> Environment.read(Map.of(name, value), directory.resolve(".env")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://lab.org",
        "lab.org",
        "https:/lab.org",
        "https://me:hunter2@lab.org",
        "http://a?b"
      })
  void anAddressThatIsNoServersIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> ClewOptions.of(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https://webknossos.org")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aTokenThatCannotBeOneIsRefusedWithoutRepeatingIt() {
    ClewOptions options = ClewOptions.of(ClewOptions.DEFAULT_URL);

    assertThatThrownBy(() -> options.withToken("secret\nHost: elsewhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void theTokenIsNotShown() {
    assertThat(ClewOptions.of(ClewOptions.DEFAULT_URL).withToken("secret"))
        .hasToString(
            "ClewOptions[url=https://webknossos.org, token=…, timeout=PT30M,"
                + " connectTimeout=PT30S, readTimeout=PT5M, retries=3]");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve(".env"), text);
  }
}
