package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.clew.acceptance.ImportLab.csv;
import static org.clew.acceptance.ImportLab.row;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.clew.client.Clew;
import org.clew.client.ImportOptions;
import org.clew.client.TaskImport;
import org.clew.client.TaskImport.BadRow;
import org.clew.model.TaskImportState;
import org.clew.testkit.Fault;
import org.clew.testkit.FaultyProxy;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files of tasks, imported by the Java client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientImportTest {
  private TestServer server;
  private ImportLab lab;
  private String token;
  private Clew clew;
  private String project;
  @TempDir private Path directory;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = new ImportLab(server, "Lab");
    token = lab.lab().admin().token();
    clew = Clew.connect(URI.create(server.url()), token);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void makeProject() {
    project = lab.project();
  }

  @Test
  void aFileIsImportedListedAndUndone() throws IOException {
    Path file = directory.resolve("tasks.csv.gz");
    try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(csv(project, 3).getBytes(StandardCharsets.UTF_8));
    }

    TaskImport done = clew.tasks().importFile(file);

    assertThat(done.state()).isEqualTo(TaskImportState.CREATED);
    assertThat(done.created()).isEqualTo(3);
    assertThat(done.fileName()).contains("tasks.csv.gz");
    assertThat(done.finished()).isPresent();
    assertThat(clew.tasks().imports().map(TaskImport::id)).contains(done.id());
    assertThat(done.undo().state()).isEqualTo(TaskImportState.UNDONE);
    assertThat(lab.tasks(project)).isZero();
  }

  @Test
  void badRowsAreAReportAndNoException() throws IOException {
    Path file = Files.writeString(directory.resolve("bad.csv"), csv(project, 2) + row("x", "no"));

    TaskImport refused = clew.tasks().importFile(file);

    assertThat(refused.state()).isEqualTo(TaskImportState.REFUSED);
    assertThat(refused.badRows()).hasSize(1);
    try (Stream<BadRow> all = refused.allBadRows()) {
      assertThat(all.map(BadRow::line)).containsExactly(4L);
    }
    TaskImport skipped = clew.tasks().importFile(file, ImportOptions.DEFAULT.skippingBadRows());
    assertThat(skipped.created()).isEqualTo(2);
    TaskImport looked = clew.tasks().importFile(file, ImportOptions.DEFAULT.asDryRun());
    assertThat(looked.known()).isEqualTo(2);
  }

  @Test
  void anImportThatBreaksOffGoesOn() throws IOException {
    String text = lab.ndjson(project, 12_000);
    Path file = Files.writeString(directory.resolve("tasks.ndjson"), text);
    try (FaultyProxy proxy = FaultyProxy.before(server.url())) {
      proxy.plan(
          "POST", new Fault.CutRequest(text.length() / 2), new Fault.Cut(0), new Fault.Drop());
      Clew shaky = Clew.connect(URI.create(proxy.url()), token);

      TaskImport done = shaky.tasks().importFile(file);

      assertThat(done.created()).isEqualTo(12_000);
      assertThat(lab.tasks(project)).isEqualTo(12_000);
    }
  }

  @Test
  void aFileOfAnotherKindIsNotSent() {
    assertThatThrownBy(() -> clew.tasks().importFile(directory.resolve("tasks.xlsx")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(".csv, .txt, .tsv, .ndjson, .jsonl");
  }
}
