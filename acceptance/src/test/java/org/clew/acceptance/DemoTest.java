package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  @TempDir private Path directory;

  @Test
  void aDemoKilledAgainAndAgainEndsWellAndKeepsWhatIsThere() {
    for (String killedAfter : List.of("Growing", "Furnishing", "Creating tasks")) {
      try (Command killed = demo()) {
        killed.until(line -> line.startsWith(killedAfter));
        killed.kill();
      }
    }

    try (Command whole = demo()) {
      assertThat(whole.exitCode()).as("%s", whole.lines()).isZero();
      assertThat(whole.lines())
          .noneMatch(line -> line.contains("✗"))
          .anyMatch(line -> line.contains("✓ 500 tasks"))
          .anyMatch(line -> line.contains("gave a task back"))
          .anyMatch(line -> line.contains("moved a task from"))
          .anyMatch(line -> line.contains("“dendrites” 4 or more needed"));

      try (Command second = demo()) {
        assertThat(second.exitCode()).isZero();
        assertThat(projects(second)).hasSize(4).isEqualTo(projects(whole));
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
