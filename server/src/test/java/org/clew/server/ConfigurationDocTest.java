package org.clew.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationDocTest {
  private static final Path FILE = Path.of("..", "docs", "configuration.md");

  @Test
  void documentTellsEverySettingAsItIs() throws IOException {
    if (Boolean.getBoolean("clew.write")) {
      Files.writeString(FILE, ConfigurationDoc.text());
    }

    assertThat(Files.readString(FILE))
        .as("docs/configuration.md; its first lines say how to write it anew")
        .isEqualTo(ConfigurationDoc.text());
  }
}
