package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.clew.testkit.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
  private static final Map<String, String> NOTHING = Map.of();

  @TempDir private Path directory;

  @Test
  void helpHelps() {
    try (Command help = Command.clew(NOTHING, "--help");
        Command demo = Command.clew(NOTHING, "demo", "--help");
        Command version = Command.clew(NOTHING, "--version");
        Command nothing = Command.clew(NOTHING)) {
      assertThat(help.exitCode()).isZero();
      assertThat(String.join("\n", help.lines())).contains("demo", "serve", "--version");
      assertThat(demo.exitCode()).isZero();
      assertThat(String.join("\n", demo.lines())).contains("--exit", "--port", "--data");
      assertThat(version.exitCode()).isZero();
      assertThat(version.lines().getFirst()).matches("clew \\d+\\.\\d+\\.\\d+.*");
      assertThat(nothing.exitCode()).isEqualTo(2);
      assertThat(nothing.errors()).contains("Which command?", "Usage: clew");
    }
  }

  @Test
  void aNewServerShowsItsAdminOnceAndStopsWell() {
    Path data = directory.resolve("data");
    String token;
    try (Command first = Command.clew(NOTHING, "serve", "--port", 0, "--data", data)) {
      String url = first.until(line -> line.contains("answers at")).replaceFirst(".* at ", "");
      token = first.until(line -> line.contains("  token")).replaceFirst(" *token *", "");
      Caller.anonymous(url).with(token).get("/user").expect(200);

      try (Command second = Command.clew(NOTHING, "serve", "--port", 0, "--data", data)) {
        assertRefused(second, "in use");
      }
      first.stop();
      first.exitCode();
    }
    try (Command again = Command.clew(NOTHING, "serve", "--port", 0, "--data", data)) {
      String url = again.until(line -> line.contains("answers at")).replaceFirst(".* at ", "");
      again.until(line -> line.contains("Ctrl+C"));

      assertThat(again.lines()).noneMatch(line -> line.contains("token"));
      Caller.anonymous(url).with(token).get("/user").expect(200);
      again.stop();
      again.exitCode();
    }
    assertThat(ProcessHandle.allProcesses())
        .noneMatch(process -> process.info().commandLine().orElse("").contains(data.toString()));
  }

  @Test
  void aPortInUseIsTold() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Command serve =
            Command.clew(NOTHING, "serve", "--port", taken.getLocalPort(), "--data", directory)) {
      assertRefused(
          serve,
          "Port %d is in use by another program. Stop it, or choose another port with --port."
              .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void anUnreachableDatabaseIsToldWithoutItsPassword() {
    Map<String, String> environment =
        Map.of("CLEW_DATABASE_URL", "postgresql://lab:hunter2@127.0.0.1:1/clew");
    try (Command serve = Command.clew(environment, "serve", "--data", directory)) {
      assertRefused(serve, "The database at jdbc:postgresql://127.0.0.1:1/clew cannot be reached");
      assertThat(serve.errors()).doesNotContain("hunter2");
    }
  }

  @Test
  void anAddressThatIsNoneIsToldWithoutItsPassword() {
    Map<String, String> environment = Map.of("CLEW_DATABASE_URL", "mysql://lab:hunter2@db/clew");
    try (Command serve = Command.clew(environment, "serve", "--data", directory)) {
      assertRefused(serve, "CLEW_DATABASE_URL must look like postgresql://");
      assertThat(serve.errors()).doesNotContain("hunter2");
    }
  }

  @Test
  void aDataDirectoryThatCannotBeWrittenIsTold() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    try (Command serve = Command.clew(NOTHING, "serve", "--data", file.resolve("data"))) {
      assertRefused(serve, file.resolve("data").toString());
    }
  }

  @Test
  void anUnknownSettingIsToldWithTheNearest() {
    try (Command serve = Command.clew(Map.of("CLEW_PROT", "9000"), "serve", "--data", directory)) {
      assertRefused(serve, "Do you mean “CLEW_PORT”?");
    }
  }

  @Test
  void aWrongJavaHomeIsTold() {
    try (Command version = Command.script(Map.of("JAVA_HOME", "/nonexistent"), "--version")) {
      assertRefused(version, "JAVA_HOME is /nonexistent, but there is no Java.");
    }
  }

  /** One clear line and exit code 1. */
  private static void assertRefused(Command command, String reason) {
    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.errors()).startsWith("clew: ").contains(reason);
    assertThat(command.errors().lines()).hasSize(1);
  }
}
