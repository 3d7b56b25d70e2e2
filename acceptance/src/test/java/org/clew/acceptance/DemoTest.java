package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"Growing", "Furnishing", "Creating tasks"})
  void aDemoKilledInTheMiddleEndsWellWhenStartedAgain(String killedAfter) {
    try (Command killed = demo()) {
      killed.until(line -> line.startsWith(killedAfter));
      killed.kill();
    }

    try (Command again = demo()) {
      assertThat(again.exitCode()).as("%s", again.lines()).isZero();
      assertThat(again.lines()).noneMatch(line -> line.contains("✗"));
      assertThat(again.lines()).anyMatch(line -> line.contains("✓ 500 tasks"));
    }
  }

  @Test
  void aDemoStartedAgainKeepsWhatIsThere() {
    try (Command first = demo()) {
      assertThat(first.exitCode()).as("%s", first.lines()).isZero();
      assertThat(first.lines())
          .anyMatch(line -> line.contains("gave a task back"))
          .anyMatch(line -> line.contains("moved a task from"))
          .anyMatch(line -> line.contains("“dendrites” 4 or more needed"));

      try (Command second = demo()) {
        assertThat(second.exitCode()).isZero();
        assertThat(projects(second)).hasSize(4).isEqualTo(projects(first));
        assertThat(second.lines()).noneMatch(line -> line.startsWith("Creating tasks"));
      }
    }
  }

  private static List<String> projects(Command demo) {
    return demo.lines().stream().filter(line -> line.matches("\\S+-(2026|later) .*")).toList();
  }

  private Command demo() {
    return Command.clew(Map.of(), "demo", "--exit", "--port", 0, "--data", directory.resolve("d"));
  }
}
