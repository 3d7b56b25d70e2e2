package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.clew.client.AnnotationInfo;
import org.clew.client.Clew;
import org.clew.client.Project;
import org.clew.client.Task;
import org.clew.client.TaskTypeParameters;
import org.clew.model.TaskStatus;
import org.clew.model.Vec3Int;
import org.junit.jupiter.api.Test;

/** The script in {@code docs/fiji.md} does what it says, in the Groovy that Fiji has. */
class FijiScriptTest {
  private static final Path DOCUMENT =
      Path.of("").toAbsolutePath().resolveSibling("docs").resolve("fiji.md");

  @Test
  void theScriptMakesTasksAndCountsWhatIsTraced() throws IOException {
    try (ClientLab lab = new ClientLab()) {
      Clew admin = lab.admin();
      Project project = lab.project();
      admin
          .taskTypes()
          .create(new TaskTypeParameters("Trace axon", "Follow.", admin.teams().byName("Tracers")));
      Map<String, String> asked =
          Map.of(
              "url",
              lab.server().url(),
              "token",
              lab.adminToken(),
              "datasetName",
              "em",
              "projectName",
              project.name());

      assertThat(run(asked))
          .contains("6 tasks were made.", "0 nodes were traced, 12 instances are to be had.");

      List<Task> made = project.tasks().toList();
      assertThat(made).hasSize(6);
      assertThat(made).extracting(Task::status).containsOnly(new TaskStatus(2, 0, 0));
      assertThat(made).extracting(Task::startingPosition).contains(Vec3Int.of(300, 200, 30));
      Clew annotator = lab.annotator("axons", 1);
      AnnotationInfo instance = annotator.work().requestTask().annotation().orElseThrow();
      instance.finish();
      assertThat(run(asked)).contains("1 nodes were traced, 23 instances are to be had.");
    }
  }

  /** Runs the script as Fiji does: it fills in what the lines that begin with #@ ask for. */
  private static String run(Map<String, String> asked) throws IOException {
    String text = Files.readString(DOCUMENT);
    int begin = text.indexOf("```groovy\n") + "```groovy\n".length();
    List<String> lines = text.substring(begin, text.indexOf("```", begin)).lines().toList();
    StringWriter said = new StringWriter();
    Binding binding = new Binding();
    binding.setVariable("out", new PrintWriter(said, true));
    for (String line : lines) {
      if (line.startsWith("#@")) {
        String name = line.substring(line.lastIndexOf(' ') + 1);
        assertThat(asked).containsKey(name);
        binding.setVariable(name, asked.get(name));
      }
    }
    String script =
        lines.stream().filter(line -> !line.startsWith("#@")).collect(Collectors.joining("\n"));
    new GroovyShell(binding).evaluate(script);
    return said.toString();
  }
}
