package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.ImportLab.counts;
import static org.clew.acceptance.ImportLab.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.clew.testkit.Answer;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestDatabase;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Tasks that come in files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TaskImportTest {
  private TestServer server;
  private ImportLab lab;
  private String project;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = new ImportLab(server, "Lab");
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
  void aFileOfNdjsonMixesProjectsAndNamesThingsEitherWay() {
    String other = lab.project();
    lab.lab().dataset("second");
    String file =
        lab.ndjson(project, 2)
            + """
            {"taskType": "trace", "dataset": "second", "project": "%s", "neededExperience": {"domain": " dendrites ", "value": 3}, "editPosition": [9, 8, 7], "boundingBox": {"topLeft": [1, 2, 3], "width": 4, "height": 5, "depth": 6}, "description": "tab\\there, \\\\N", "creationInfo": "Ü\\n2", "newAnnotationId": null}

            """
                .formatted(other);

    Answer answer = lab.json("?fileName=axons.ndjson", file);

    JsonNode done = answer.expect(200).json();
    assertThat(answer.message("success")).isEqualTo("3 tasks were created.");
    counts(done, 3, 3, 0, 3, 0);
    assertThat(done.get("state").asString()).isEqualTo("created");
    assertThat(done.get("fileName").asString()).isEqualTo("axons.ndjson");
    assertThat(done.get("userName").asString()).isEqualTo("Ada Admin");
    assertThat(done.get("bytes").asLong()).isEqualTo(bytes(file).length);
    JsonNode task =
        lab.lab().admin().get("/projects/" + lab.id(other) + "/tasks").expect(200).json().get(0);
    assertThat(task.get("neededExperience").toString())
        .isEqualTo("{\"domain\":\"dendrites\",\"value\":3}");
    assertThat(task.get("status").get("pending").asInt()).isEqualTo(1);
    assertThat(task.get("boundingBox").get("depth").asInt()).isEqualTo(6);
    assertThat(task.get("editPosition").toString()).isEqualTo("[9,8,7]");
    assertThat(task.get("creationInfo").asString()).isEqualTo("Ü\n2");
    assertThat(task.get("datasetName").asString()).isEqualTo("second");
    assertThat(lab.lab().admin().get("/tasks/experienceDomains").body()).contains("dendrites");
  }

  @Test
  void excelsSemicolonsAndByteOrderMarkAreRead() {
    String file =
        "\uFEFFDataset;TaskTypeId;project;domain;value;x;y;z;rotX;instances;width;height;depth;description\r\n"
            + "em;trace;%s;axons;0;1;2;3;0,5;4;10;10;10;\"two\nlines; one \"\"task\"\"\"\r\n"
                .formatted(project)
            + ";;;;;;;;;;;;;\r\n";

    counts(lab.csv("", file).expect(200).json(), 1, 1, 0, 1, 0);

    JsonNode task =
        lab.lab().admin().get("/projects/" + lab.id(project) + "/tasks").expect(200).json().get(0);
    assertThat(task.get("editRotation").toString()).isEqualTo("[0.5,0,0]");
    assertThat(task.get("boundingBox").get("width").asInt()).isEqualTo(10);
    assertThat(task.get("status").get("pending").asInt()).isEqualTo(4);
  }

  @Test
  void theLinesOfTheFormForManyTasksNeedNoHeader() {
    String line = "%s, %s, axons, 1, 5, 6, 7, 0, 90, 0, 3, 1, 1, 1, 20, 30, 40, %s";
    String file =
        line.formatted("em", lab.type(), project)
            + "\n"
            + line.formatted(lab.dataset(), "trace", project)
            + ",\n"
            + line.formatted(lab.dataset(), lab.type(), project)
            + ",,\n";

    counts(lab.csv("", file).expect(200).json(), 3, 3, 0, 3, 0);

    JsonNode task =
        lab.lab().admin().get("/projects/" + lab.id(project) + "/tasks").expect(200).json().get(0);
    assertThat(task.get("editPosition").toString()).isEqualTo("[5,6,7]");
    assertThat(task.get("editRotation").toString()).isEqualTo("[0,90,0]");
    assertThat(task.get("boundingBox").get("height").asInt()).isEqualTo(30);
  }

  @Test
  void aDryRunChecksEverythingAndCreatesNothing() {
    lab.csv("", csv(project, 2)).expect(200);

    Answer answer = lab.csv("?dryRun=true", csv(project, 3) + ImportLab.row("", "nowhere"));

    JsonNode done = answer.expect(200).json();
    assertThat(answer.message("success")).isEqualTo("3 of 4 rows are in order.");
    assertThat(done.get("state").asString()).isEqualTo("checked");
    counts(done, 4, 3, 1, 0, 2);
    assertThat(lab.tasks(project)).isEqualTo(2);
  }

  @Test
  void aFileThatIsSentAgainCreatesNothingTwice() {
    lab.csv("", csv(project, 3)).expect(200);

    counts(lab.csv("", csv(project, 5)).expect(200).json(), 5, 5, 0, 2, 3);

    assertThat(lab.tasks(project)).isEqualTo(5);
    String other = lab.project();
    counts(lab.csv("", csv(other, 5)).expect(200).json(), 5, 5, 0, 5, 0);
  }

  @Test
  void badRowsKeepAllOfTheFileOutUnlessTheyAreToBeSkipped() {
    String file =
        csv(project, 2)
            + "k1,trace,em,%s,axons,1,1,2,3,2\n".formatted(project)
            + ",nothing,em,%s,a,x,1,2,3.5,2\n".formatted(project)
            + "short,trace\n"
            + "k3,trace,em,%s,axons,1,1,2,3,-2\n".formatted(project);

    Answer refused = lab.csv("", file);

    assertThat(refused.expect(400).json().get("messages").findValuesAsString("error"))
        .containsExactly(
            "4 of 6 rows are bad, so no task was created.",
            "Line 4: externalKey: “k1” stands in line 2, too.",
            "Line 5: minExperience: A whole number is expected, not “x”.",
            "Line 5: z: A whole number is expected, not “3.5”.",
            "Line 6: It has 2 fields, not 10.",
            "Line 7: pendingInstances: The number of pending instances is from 0 to 1000000000, not -2.");
    JsonNode report = refused.json().get("taskImport");
    counts(report, 6, 2, 4, 0, 0);
    assertThat(report.get("state").asString()).isEqualTo("refused");
    assertThat(lab.tasks(project)).isZero();

    JsonNode skipped = lab.csv("?onError=skip", file).expect(200).json();

    counts(skipped, 6, 2, 4, 2, 0);
    assertThat(lab.tasks(project)).isEqualTo(2);
    String bad = "//api/clew/v1/tasks/imports/" + skipped.get("id").asString() + "/badRows";
    assertThat(lab.lab().admin().get(bad).expect(200).body().lines()).hasSize(5);
    assertThat(lab.lab().admin().withHeader("Accept", "text/csv").get(bad).expect(200).body())
        .startsWith("line,field,reason\r\n4,externalKey,\"“k1” stands in line 2, too.\"\r\n5,");
  }

  @Test
  void theReportOfBadRowsIsSafeToOpenInASpreadsheet() {
    String file =
        lab.ndjson(project, 1)
            + lab.ndjson(project, 1).replace("\"externalKey\"", "\"=cmd()\"")
            + lab.ndjson(project, 1).replace("\"externalKey\"", "\"@SUM(A1)\"");
    String id = lab.json("", file).expect(400).json().at("/taskImport/id").asString();
    String bad = "//api/clew/v1/tasks/imports/" + id + "/badRows";

    assertThat(lab.lab().admin().withHeader("Accept", "text/csv").get(bad).expect(200).body())
        .isEqualTo(
            "line,field,reason\r\n2,'=cmd(),There is no such key.\r\n3,'@SUM(A1),There is no such"
                + " key.\r\n");
    assertThat(lab.lab().admin().get(bad).expect(200).body()).contains("\"field\":\"=cmd()\"");
  }

  @Test
  void teamsThatCannotReadADatasetAreWarnedOfOnceForEach() {
    String others = lab.lab().team("Others of " + project);
    lab.lab().user("ottilie" + project, Map.of("axons", 1), others);
    lab.lab().user("max" + project, Map.of("axons", 1), lab.team());
    lab.lab().project("others-" + project, others, 1);
    lab.lab().dataset("theirs-" + project, others);
    String rows =
        csv(project, 3)
            + ImportLab.row("a", "others-" + project)
            + ImportLab.row("b", "others-" + project);
    String file =
        rows
            + rows.replace("trace,em,", "trace,theirs-%s,".formatted(project))
                .replace(ImportLab.HEADER, "")
                .replaceAll("(?m)^k", "m")
                .replaceAll("(?m)^([ab]),", "$1$1,");
    String emWarning =
        "Project team “Others of %s” has no read permission to dataset “em”.".formatted(project);
    String theirsWarning =
        "Project team “Annotators” has no read permission to dataset “theirs-%s”."
            .formatted(project);

    JsonNode looked = lab.csv("?dryRun=true", file).expect(200).json();
    JsonNode made = lab.csv("", file).expect(200).json();

    for (JsonNode each : List.of(looked, made)) {
      assertThat(each.get("warnings").valueStream().map(JsonNode::asString))
          .containsExactly(theirsWarning, emWarning);
    }
    counts(made, 10, 10, 0, 10, 0);
    String again = "//api/clew/v1/tasks/imports/" + made.get("id").asString();
    assertThat(lab.lab().admin().get(again).expect(200).json().get("warnings")).hasSize(2);
    assertThat(lab.csv("", csv(lab.project(), 1)).expect(200).json().get("warnings")).isEmpty();
  }

  @Test
  void anImportIsUndoneWhileNobodyTookATaskOfIt() {
    Person ann = lab.lab().user("ann" + project, Map.of("undo", 1), lab.team());
    String file = csv(project, 3).replace("axons,1", "undo,1");
    String id = lab.csv("", file).expect(200).json().get("id").asString();
    String undo = "//api/clew/v1/tasks/imports/" + id + "/undo";

    JsonNode undone = lab.lab().admin().post(undo, null).expect(200).json();

    assertThat(undone.get("state").asString()).isEqualTo("undone");
    assertThat(lab.tasks(project)).isZero();
    lab.lab().admin().post(undo, null).expect(200);

    String second = lab.csv("", file).expect(200).json().get("id").asString();
    ann.calls().post("/user/tasks/request", null).expect(200);

    assertThat(
            lab.lab()
                .admin()
                .post("//api/clew/v1/tasks/imports/" + second + "/undo", null)
                .expect(409)
                .error())
        .isEqualTo(
            "1 of the 3 tasks of this import have been taken by someone, so it cannot be undone.");
    assertThat(lab.tasks(project)).isEqualTo(3);
  }

  @Test
  void theCountsOfProjectsAndTheEventsAgree() throws SQLException {
    String id = lab.csv("", csv(project, 7)).expect(200).json().get("id").asString();

    JsonNode withStatus = lab.lab().admin().get("/projects/withStatus").expect(200).json();
    for (JsonNode each : withStatus) {
      if (each.get("name").asString().equals(project)) {
        assertThat(each.get("pendingInstances").asInt()).isEqualTo(14);
      }
    }
    assertThat(
            number(
                "SELECT count(*) FROM events JOIN tasks ON tasks.id = events.subject_id"
                    + " WHERE kind = 'task.created' AND import_id = '%s'".formatted(id)))
        .isEqualTo(7);
    assertThat(number("SELECT count(*) FROM task_import_rows WHERE import_id = '" + id + "'"))
        .isZero();
  }

  @Test
  void aCompressedFileIsRead() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes(csv(project, 2)));
    }

    Answer answer =
        ImportLab.csv(
            lab.lab().admin().withHeader("Content-Encoding", "gzip"), "", zipped.toByteArray());

    counts(answer.expect(200).json(), 2, 2, 0, 2, 0);
  }

  @Test
  void theEventsOfAnImportThatIsOverTellItsEnd() {
    String id = lab.csv("", csv(project, 1)).expect(200).json().get("id").asString();

    Answer events =
        lab.lab().admin().get("//api/clew/v1/tasks/imports/" + id + "/events").expect(200);

    assertThat(events.header("Content-Type")).startsWith("text/event-stream");
    assertThat(events.body()).contains("event: end\ndata: {\"id\":\"" + id).endsWith("\n\n");
  }

  @Test
  void managersSeeTheirOwnImportsAndMayImportForTheirTeamsOnly() {
    Person mia = lab.lab().manager("mia" + project, lab.team());
    String foreignTeam = lab.lab().team("Others " + project);
    lab.lab().project("other-" + project, foreignTeam, 1);
    byte[] file = bytes(csv(project, 1) + ImportLab.row("z", "other-" + project));

    JsonNode done = ImportLab.csv(mia.calls(), "?onError=skip", file).expect(200).json();

    counts(done, 2, 1, 1, 1, 0);
    assertThat(done.at("/badRows/0/reason").asString())
        .isEqualTo(
            "Project with name “other-%s” could not be found or accessed.".formatted(project));
    assertThat(mia.calls().get("//api/clew/v1/tasks/imports").expect(200).json()).hasSize(1);
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = TestDatabase.connect(server.database());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
