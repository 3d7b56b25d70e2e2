package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.clew.acceptance.ImportLab.csv;
import static org.clew.acceptance.ImportLab.row;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.clew.testkit.Fault;
import org.clew.testkit.FaultyProxy;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code clew import}, as people run it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportCommandTest {
  @TempDir private Path directory;
  private TestServer server;
  private ImportLab lab;
  private String token;
  private String project;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = new ImportLab(server, "Lab");
    token = lab.lab().admin().token();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void makeProject() {
    project = lab.project();
  }

  private Map<String, String> environment() {
    return Map.of("WK_URL", server.url(), "WK_TOKEN", token);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  @Test
  void aFileIsLookedAtThenMadeThenKnown() throws IOException {
    Path plain = file("tasks.csv", csv(project, 3));
    Path zipped = directory.resolve("tasks.csv.gz");
    try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      gzip.write(csv(project, 3).getBytes(StandardCharsets.UTF_8));
    }

    try (Command look = Command.clew(environment(), "import", "--dry-run", plain)) {
      assertThat(look.exitCode()).as(look.errors()).isZero();
      assertThat(look.lines())
          .containsExactly("3 of 3 rows are in order; 0 of them have a task already.");
    }
    assertThat(lab.tasks(project)).isZero();
    try (Command make = Command.clew(environment(), "import", plain)) {
      assertThat(make.exitCode()).as(make.errors()).isZero();
      assertThat(make.lines().getLast())
          .matches(
              "3 tasks were created of 3 rows; 0 had a task already, 0 are bad. Import [0-9a-f]{24}\\.");
      assertThat(make.errors()).isEmpty();
    }
    try (Command again = Command.clew(environment(), "import", zipped)) {
      assertThat(again.exitCode()).as(again.errors()).isZero();
      assertThat(again.lines().getLast())
          .startsWith("0 tasks were created of 3 rows; 3 had a task already, 0 are bad.");
    }
    assertThat(lab.tasks(project)).isEqualTo(3);
  }

  @Test
  void badRowsAreNamedOnStandardErrorAndTheExitCodeTells() throws IOException {
    Path file =
        file(
            "bad.csv",
            csv(project, 2) + row("x", "nowhere") + row("y", project).replace(",3,2", ",3,many"));

    try (Command refused = Command.clew(environment(), "import", file)) {
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.errors().lines())
          .containsExactly(
              "Line 4: projectName: Project with name “nowhere” could not be found or accessed.",
              "Line 5: instances: A whole number is expected, not “many”.");
      assertThat(refused.lines().getLast())
          .startsWith("0 tasks were created of 4 rows; 0 had a task already, 2 are bad.");
    }
    assertThat(lab.tasks(project)).isZero();
    try (Command skipping = Command.clew(environment(), "import", "--skip-bad-rows", file)) {
      assertThat(skipping.exitCode()).isEqualTo(1);
      assertThat(skipping.errors().lines()).hasSize(2);
      assertThat(skipping.lines().getLast()).startsWith("2 tasks were created of 4 rows;");
    }
    assertThat(lab.tasks(project)).isEqualTo(2);
  }

  @Test
  void teamsThatCannotReadADatasetAreWarnedOf() throws IOException {
    String others = lab.lab().team("Others");
    lab.lab().user("otto", Map.of("axons", 1), others);
    lab.lab().project("theirs", others, 1);

    try (Command warned = Command.clew(environment(), "import", file("w.csv", csv("theirs", 2)))) {
      assertThat(warned.exitCode()).isZero();
      assertThat(warned.errors().lines())
          .containsExactly(
              "Warning: Project team “Others” has no read permission to dataset “em”.");
    }
  }

  @Test
  void theSameCommandGoesOnWithAnImportThatBrokeOff() throws IOException {
    String text = csv(project, 12_000);
    Path file = file("large.csv", text);
    try (FaultyProxy proxy = FaultyProxy.before(server.url())) {
      proxy.plan("POST", new Fault.CutRequest(text.length() / 2));
      Map<String, String> shaky = Map.of("WK_URL", proxy.url(), "WK_TOKEN", token);
      try (Command made = Command.clew(shaky, "import", "--key", project, file)) {
        assertThat(made.exitCode()).as(made.errors()).isZero();
        assertThat(made.lines().getLast()).startsWith("12,000 tasks were created of 12,000 rows;");
      }
      assertThat(proxy.count("POST")).isGreaterThan(1);
    }
    try (Command again = Command.clew(environment(), "import", "--key", project, file)) {
      assertThat(again.exitCode()).isZero();
      assertThat(again.lines().getLast()).startsWith("12,000 tasks were created of 12,000 rows;");
    }
    assertThat(lab.tasks(project)).isEqualTo(12_000);
  }

  @Test
  void progressIsShownOnATerminal() throws IOException {
    assumeThat(Path.of("/usr/bin/script")).exists();
    try (Command shown =
        Command.clewOnTerminal(environment(), "import", file("shown.csv", csv(project, 3)))) {
      assertThat(shown.exitCode()).isZero();
      assertThat(String.join("\n", shown.lines()))
          .contains("Import", "100%", "3 tasks were created");
    }
  }

  @Test
  void whatCannotBeDoneIsOneLineWithoutATrace() throws IOException {
    Path tasks = file("ok.csv", csv(project, 1));
    try (Command missing = Command.clew(environment(), "import", directory.resolve("no.csv"));
        Command other = Command.clew(environment(), "import", file("tasks.xlsx", "PK"));
        Command nothing = Command.clew(environment(), "import");
        Command stranger =
            Command.clew(Map.of("WK_URL", server.url(), "WK_TOKEN", "wrong"), "import", tasks);
        Command nobody =
            Command.clew(Map.of("WK_URL", "http://127.0.0.1:1", "WK_TOKEN", "x"), "import", tasks);
        Command empty = Command.clew(environment(), "import", file("empty.csv", ""))) {
      assertThat(missing.exitCode()).isEqualTo(2);
      assertThat(missing.errors()).startsWith("There is no file ").contains("no.csv");
      assertThat(other.exitCode()).isEqualTo(2);
      assertThat(other.errors()).startsWith("A file of tasks is called .csv");
      assertThat(nothing.exitCode()).isEqualTo(2);
      assertThat(nothing.errors()).contains("FILE");
      assertThat(stranger.exitCode()).isEqualTo(1);
      assertThat(stranger.errors()).startsWith("clew: 401: ");
      assertThat(nobody.exitCode()).isEqualTo(1);
      assertThat(nobody.errors()).startsWith("clew: ").contains("http://127.0.0.1:1");
      assertThat(empty.exitCode()).isEqualTo(1);
      assertThat(empty.lines().getFirst()).isEqualTo("The file is empty.");
      for (Command each : java.util.List.of(missing, other, stranger, nobody, empty)) {
        assertThat(each.errors()).doesNotContain("\tat ");
      }
    }
  }
}
