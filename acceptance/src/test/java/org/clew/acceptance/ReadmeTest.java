package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;
import org.clew.client.Annotation;
import org.clew.client.Claim;
import org.clew.client.Clew;
import org.clew.client.NewDataset;
import org.clew.client.NewTask;
import org.clew.client.NewUser;
import org.clew.client.ProjectParameters;
import org.clew.client.Ref;
import org.clew.client.Role;
import org.clew.client.Task;
import org.clew.client.TaskTypeParameters;
import org.clew.client.Team;
import org.clew.client.TeamRole;
import org.clew.model.TaskExperience;
import org.clew.model.TaskStatus;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.testkit.Lab;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the README and the quickstart tell people to type does what it says. */
class ReadmeTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String SERVER = "http://localhost:9000";
  private static final String PASSWORD = "demo-lab-2026";

  private TestServer server;
  private Lab lab;

  // As much of the demo’s lab as the README’s examples touch.
  @BeforeEach
  void furnish() throws IOException {
    server = TestServer.start();
    lab = Lab.found(server, "demo-lab");
    lab.dataset("elsewhere");
    Clew admin = Clew.signIn(URI.create(server.url()), "admin@demo-lab.org", TestServer.PASSWORD);
    Team tracers = admin.teams().create("Tracers");
    admin
        .users()
        .create(
            new NewUser("ada@demo.lab", "Ada", "Admin")
                .withPassword(PASSWORD)
                .withRole(Role.ADMIN));
    admin
        .users()
        .create(
            new NewUser("ines@demo.lab", "Ines", "Costa")
                .withPassword(PASSWORD)
                .withTeam(tracers, TeamRole.MEMBER)
                .withExperience("axons", 8));
    admin.taskTypes().create(new TaskTypeParameters("Trace axon", "Follow it.", tracers));
    admin.projects().create(new ProjectParameters("axons-2026", tracers));
    Path known = server.datasets().resolve("demo-lab").resolve("elsewhere");
    Path path = Files.createDirectories(server.datasets().resolve("demo-em-256-seed-1"));
    Files.copy(
        known.resolve("datasource-properties.json"), path.resolve("datasource-properties.json"));
    admin.datasets().register(new NewDataset("demo-em-256-seed-1"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void shellExampleCreatesATaskWhoseWorkIsHandedInAndCollected(@TempDir Path directory)
      throws Exception {
    String output = run(block("README.md", "sh"), directory);

    assertThat(output).contains("Your work was saved.", "Task is finished.");
    assertThat(onlyTask().status()).isEqualTo(new TaskStatus(1, 0, 1));
    Unzipped results = Unzipped.of(Files.readAllBytes(directory.resolve("axons-2026_nmls.zip")));
    assertThat(results.entries()).hasSize(1);
    Skeleton traced = results.nml(results.entries().keySet().iterator().next()).skeleton();
    assertThat(traced.nodeCount()).isEqualTo(2);
    assertThat(traced.edgeCount()).isEqualTo(1);
  }

  @Test
  void quickstartMakesTasksAndAnAnnotationOfFiles(@TempDir Path directory) throws Exception {
    String output = run(block("docs/quickstart.md", "sh"), directory);

    assertThat(output).contains("Successfully uploaded annotation file.");
    assertThat(tasks()).hasSize(2);
    assertThat(tasks()).allMatch(task -> task.status().equals(new TaskStatus(1, 0, 0)));
    assertThat(Unzipped.of(Files.readAllBytes(directory.resolve("axons-2026_nmls.zip"))).entries())
        .isEmpty();
    JsonNode looked =
        lab.admin()
            .withHeader("Content-Type", "text/csv")
            .post("//api/clew/v1/tasks/import?dryRun=true", block("docs/quickstart.md", "csv"))
            .expect(200)
            .json();
    assertThat(looked.get("good").asInt()).isEqualTo(1);
    assertThat(looked.at("/badRows/0/line").asInt()).isEqualTo(3);
  }

  /** Runs a script against the server; answers all that it said. */
  private String run(String block, Path directory) throws Exception {
    Path output = directory.resolve("output");
    Process shell =
        new ProcessBuilder("sh", "-c", "set -e\n" + block.replace(SERVER, server.url()))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    int exitCode = shell.waitFor();
    String said = Files.readString(output);
    assertThat(exitCode).as(said).isZero();
    return said;
  }

  @Test
  void javaExampleIsTheOneBelow() throws IOException {
    String source =
        Files.readString(
            Path.of("src/test/java/org/clew/acceptance/ReadmeTest.java").toAbsolutePath());

    String region = between(source, "// README begins\n", "    // README ends");

    assertThat(block("README.md", "java").lines().skip(1).toList())
        .isEqualTo(region.stripTrailing().stripIndent().lines().toList());
  }

  @Test
  void javaExampleCreatesATaskThatIsTakenTracedAndCollected() {
    runJavaExample(URI.create(server.url()));

    assertThat(onlyTask().status()).isEqualTo(new TaskStatus(1, 0, 1));
    try (Stream<Annotation> traced = onlyTask().openAnnotations()) {
      assertThat(traced).extracting(one -> one.skeleton().edgeCount()).containsExactly(1);
    }
  }

  @SuppressWarnings("SystemOut")
  private static void runJavaExample(URI server) {
    // README begins
    Clew ada = Clew.signIn(server, "ada@demo.lab", "demo-lab-2026");
    NewTask wanted =
        new NewTask(
            Ref.name("Trace axon"),
            Ref.name("axons-2026"),
            Ref.name("demo-em-256-seed-1"),
            new TaskExperience("axons", 3),
            Vec3Int.of(120, 80, 30));
    Task task = ada.tasks().create(wanted.withInstances(2));

    Clew ines = Clew.signIn(server, "ines@demo.lab", "demo-lab-2026");
    if (ines.work().requestTask() instanceof Claim.Assigned assigned) {
      try (Annotation work = assigned.instance().content()) {
        Tree tree = work.skeleton().trees().get(0);
        tree.addEdge(tree.node(0), tree.addNode(Vec3Double.of(130, 82, 31)));
        assigned.instance().submit(work);
      }
      assigned.instance().finish();
    }
    try (Stream<Annotation> traced = task.openAnnotations()) {
      traced.forEach(one -> System.out.println(one.name() + ": " + one.skeleton().nodeCount()));
    }
    // README ends
  }

  @Test
  void everyLinkInTheDocumentsLeadsSomewhere() throws IOException {
    List<Path> documents =
        List.of(
            ROOT.resolve("README.md"),
            ROOT.resolve("ARCHITECTURE.md"),
            ROOT.resolve("CONTRIBUTING.md"),
            ROOT.resolve("CHANGELOG.md"),
            ROOT.resolve("SECURITY.md"),
            ROOT.resolve("docs/quickstart.md"),
            ROOT.resolve("docs/how-it-works.md"),
            ROOT.resolve("docs/compatibility.md"),
            ROOT.resolve("docs/operations.md"),
            ROOT.resolve("docs/annotation-files.md"),
            ROOT.resolve("docs/fiji.md"),
            ROOT.resolve("client/README.md"));

    for (Path document : documents) {
      Matcher link =
          Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)").matcher(Files.readString(document));
      while (link.find()) {
        assertThat(document.resolveSibling(link.group(1))).as("link in %s", document).exists();
      }
    }
  }

  private Task onlyTask() {
    List<Task> tasks = tasks();
    assertThat(tasks).hasSize(1);
    return tasks.getFirst();
  }

  private List<Task> tasks() {
    Clew ada = Clew.signIn(URI.create(server.url()), "ada@demo.lab", PASSWORD);
    return ada.projects().byName("axons-2026").tasks().toList();
  }

  private static String block(String document, String language) throws IOException {
    return between(Files.readString(ROOT.resolve(document)), "```" + language + "\n", "```");
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    assertThat(from).as(begin).isGreaterThanOrEqualTo(begin.length());
    return text.substring(from, text.indexOf(end, from));
  }
}
