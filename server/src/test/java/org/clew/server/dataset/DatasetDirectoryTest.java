package org.clew.server.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.clew.server.failure.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetDirectoryTest {
  @TempDir Path temp;
  private Path root;
  private DatasetDirectory cells;

  @BeforeEach
  void directories() throws IOException {
    root = Files.createDirectories(temp.toRealPath().resolve("root"));
    Files.writeString(root.resolve("secret"), "not part of the dataset");
    Files.createDirectories(root.resolve("cells/color/1"));
    Files.writeString(root.resolve("cells/color/1/0.0.0"), "voxels");
    Files.createDirectories(root.resolve("cells-private"));
    Files.writeString(root.resolve("cells-private/file"), "not part of the dataset either");
    Files.createSymbolicLink(root.resolve("cells/out"), root.resolve("secret"));
    Files.createSymbolicLink(root.resolve("cells/up"), root);
    Files.createSymbolicLink(root.resolve("cells/again"), root.resolve("cells/color"));
    cells = new DatasetDirectory(root.resolve("cells"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"color/1/0.0.0", "color//1/0.0.0", "./color/1/0.0.0", "again/1/0.0.0"})
  void filesBelowItAreFound(String path) {
    assertThat(cells.find(path)).contains(root.resolve("cells/color/1/0.0.0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "color/../../secret",
        "/etc/passwd",
        "out",
        "up/secret",
        "up/cells-private/file",
        "../cells-private/file",
        "absent",
        "color/1/0.0.0\0.json"
      })
  void nothingElseIs(String path) {
    assertThat(cells.find(path)).isEmpty();
  }

  @Test
  void datasetsLieBelowARoot() throws IOException {
    Files.createSymbolicLink(temp.toRealPath().resolve("link"), root);
    DatasetRoots roots = new DatasetRoots(List.of(temp.toRealPath().resolve("link")));

    assertThat(roots.directory(root.resolve("cells").toString())).isEqualTo(cells);
    assertThat(roots.directory(temp.resolve("link/cells").toString())).isEqualTo(cells);
    assertThat(roots.directory("cells")).isEqualTo(cells);
  }

  @Test
  void whatIsWrongWithAPathIsTold() throws IOException {
    Path elsewhere = Files.createDirectories(temp.toRealPath().resolve("elsewhere"));
    Files.createSymbolicLink(root.resolve("escape"), elsewhere);
    DatasetRoots roots = new DatasetRoots(List.of(root));

    for (String outside : List.of("/etc", "..", ".", "escape", elsewhere + "/absent")) {
      assertThatThrownBy(() -> roots.directory(outside))
          .isInstanceOf(Failure.class)
          .hasMessage(
              "“%s” is not below a dataset directory of this server. These are: %s."
                  .formatted(outside, root));
    }
    assertThatThrownBy(() -> roots.directory("absent")).hasMessage("“absent” does not exist.");
    assertThatThrownBy(() -> roots.directory("secret")).hasMessage("“secret” is not a directory.");
    assertThatThrownBy(() -> roots.directory("a\0b")).hasMessageContaining("is not a path.");
    assertThatThrownBy(() -> new DatasetRoots(List.of()).directory("cells"))
        .hasMessageContaining("no dataset directories");
  }
}
