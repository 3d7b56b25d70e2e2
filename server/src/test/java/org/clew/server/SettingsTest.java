package org.clew.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.clew.server.failure.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @TempDir private Path data;

  private Map<Setting, String> collect(
      Map<String, String> environment, Map<Setting, String> options) {
    Map<String, String> whole = new HashMap<>(environment);
    whole.put("CLEW_DATA", data.toString());
    return Settings.collect(whole, options);
  }

  private void file(String text) throws IOException {
    Files.writeString(data.resolve("clew.properties"), text);
  }

  @Test
  void nothingIsSetWithoutAnything() {
    assertThat(Settings.collect(Map.of("HOME", "/nowhere"), Map.of(Setting.DATA, data.toString())))
        .containsOnlyKeys(Setting.DATA);
  }

  @Test
  void theEnvironmentWinsOverTheFileAndOptionsOverBoth() throws IOException {
    file("port=1\nhost=file\nmax-open-tasks-per-user=3\n");

    Map<Setting, String> settings =
        collect(Map.of("CLEW_PORT", "2", "CLEW_HOST", "env"), Map.of(Setting.PORT, "4"));

    assertThat(settings)
        .containsEntry(Setting.PORT, "4")
        .containsEntry(Setting.HOST, "env")
        .containsEntry(Setting.MAX_OPEN_TASKS_PER_USER, "3");
  }

  @Test
  void theFileIsTheOneInTheDataDirectoryOfTheOptions() throws IOException {
    Path other = Files.createDirectory(data.resolve("other"));
    Files.writeString(other.resolve("clew.properties"), "host=other\n");
    file("host=file\n");

    assertThat(collect(Map.of(), Map.of(Setting.DATA, other.toString())))
        .containsEntry(Setting.HOST, "other");
  }

  @Test
  void everySettingCanBeSetInTheFileAndInTheEnvironment() throws IOException {
    for (Setting setting : Setting.values()) {
      if (setting != Setting.DATA) {
        file(setting.key() + "=from the file\n");

        assertThat(collect(Map.of(), Map.of())).containsEntry(setting, "from the file");
        assertThat(collect(Map.of(setting.variable(), "from outside"), Map.of()))
            .containsEntry(setting, "from outside");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CLEW_PRT, CLEW_PORT",
    "CLEW_DATABASEURL, CLEW_DATABASE_URL",
    "CLEW_REOPEN_WINDOWS, CLEW_REOPEN_WINDOW",
    "CLEW_port, CLEW_PORT"
  })
  void anUnknownVariableStopsTheStartAndNamesTheNearest(String wrong, String right) {
    assertThatThrownBy(() -> collect(Map.of(wrong, "secret"), Map.of()))
        .isInstanceOf(StartFailure.class)
        .hasMessage(
            "There is no setting “%s” (in the environment). Do you mean “%s”?", wrong, right);
  }

  @Test
  void variablesOfOthersAndOfTheScriptsAreLeftAlone() {
    assertThat(
            collect(
                Map.of("CLEW_JAVA_OPTS", "-Xmx1g", "CLEW_JAVA_HOME", "/jdk", "PORT", "1"),
                Map.of()))
        .containsOnlyKeys(Setting.DATA);
  }

  @ParameterizedTest
  @CsvSource({"prot, port", "Port, port", "CLEW_PORT, port", "reopen_window, reopen-window"})
  void anUnknownKeyInTheFileStopsTheStartAndNamesTheNearest(String wrong, String right)
      throws IOException {
    file("host=localhost\n" + wrong + "=secret\n");

    assertThatThrownBy(() -> collect(Map.of(), Map.of()))
        .isInstanceOf(StartFailure.class)
        .hasMessage(
            "There is no setting “%s” (in %s). Do you mean “%s”?",
            wrong, data.resolve("clew.properties"), right);
  }

  @Test
  void aBrokenFileIsNamedWithoutItsContent() throws IOException {
    file("database-url=postgresql://u:hunter2@h/d\\uZZZZ\n");

    assertThatThrownBy(() -> collect(Map.of(), Map.of()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("clew.properties")
        .hasMessageNotContaining("hunter2");
  }
}
