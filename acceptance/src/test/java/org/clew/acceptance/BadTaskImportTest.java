package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.ImportLab.HEADER;
import static org.clew.acceptance.ImportLab.counts;
import static org.clew.acceptance.ImportLab.csv;
import static org.clew.acceptance.ImportLab.row;
import static org.clew.acceptance.Refusals.refused;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.clew.testkit.Answer;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Files of tasks with something wrong in them: each is told, and nothing is lost or doubled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadTaskImportTest {
  private TestServer server;
  private ImportLab lab;
  private String project;

  @BeforeAll
  void start() {
    server = TestServer.start();
    lab = new ImportLab(server, "Lab");
    ImportLab there = new ImportLab(server, "There");
    there.lab().project("theirs", there.team(), 1);
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
  void oneBadRowInTheMiddleOfALargeFileIsFound() {
    String file = csv(project, 6_000) + row("x", project).replace(",3,2", ",3,many");
    file += csv(project, 12_000).substring(csv(project, 6_000).length());

    Answer refusal = lab.csv("", file);

    refusal.expect(400);
    assertThat(refusal.json().at("/messages/0/error").asString())
        .isEqualTo("1 of 12001 rows are bad, so no task was created.");
    assertThat(refusal.json().at("/messages/1/error").asString())
        .isEqualTo("Line 6002: instances: A whole number is expected, not “many”.");
    assertThat(lab.tasks(project)).isZero();
  }

  @Test
  void theProjectOfAnotherOrganizationIsNotThere() {
    Answer refusal = lab.csv("", HEADER + row("a", "theirs") + row("b", project));

    assertThat(reasons(refusal))
        .containsExactly(
            "2 projectName Project with name “theirs” could not be found or accessed.");
  }

  @Test
  void allThatARowNamesInVainIsTold() {
    Answer refusal = lab.csv("", HEADER + ",walk,sea,nowhere,axons,1,1,2,3,2\n");

    assertThat(reasons(refusal))
        .containsExactly(
            "2 projectName Project with name “nowhere” could not be found or accessed.",
            "2 taskTypeId Task type “walk” could not be found or accessed.",
            "2 datasetId Dataset “sea” could not be found or accessed.");
  }

  @Test
  void aLineOfFiftyMegabytesIsOneBadRow() {
    String line = "x".repeat(50 << 20);

    JsonNode csv =
        lab.csv("?onError=skip", csv(project, 1) + line + "\n" + row("k2", project))
            .expect(200)
            .json();
    JsonNode json =
        lab.json("?onError=skip", lab.ndjson(project, 1) + line + "\n").expect(200).json();

    counts(csv, 3, 2, 1, 2, 0);
    assertThat(csv.at("/badRows/0/reason").asString())
        .isEqualTo("It is longer than 1 MB. Perhaps a quote is not closed.");
    counts(json, 2, 1, 1, 0, 1);
    assertThat(json.at("/badRows/0/line").asInt()).isEqualTo(2);
  }

  @Test
  void utf16IsRefusedAsAWhole() {
    refused(sent(csv(project, 2), StandardCharsets.UTF_16), 400, utf16());
    refused(sent(csv(project, 2), StandardCharsets.UTF_16LE), 400, utf16());
  }

  private static String utf16() {
    return "Line 1: the file is UTF-16. Please save it as UTF-8, in Excel as “CSV UTF-8”.";
  }

  @Test
  void theLinesOfAnotherEncodingAreNamed() {
    String file = csv(project, 2) + row("Übung", project) + row("good", project);

    assertThat(reasons(sent(file, StandardCharsets.ISO_8859_1)))
        .containsExactly(
            "4 null It is not UTF-8. Please save the file as UTF-8, in Excel as “CSV UTF-8”.");
  }

  @Test
  void aHeaderThatDoesNotFitIsRefused() {
    refused(
        lab.csv("", csv(project, 1).replace("dataset,", "datset,")),
        400,
        "Line 1: the column “datset” is not known. There are datasetId, taskTypeId, experienceDomain, "
            + "minExperience, x, y, z, rotX, rotY, rotZ, instances, minX, minY, minZ, width, height, depth, "
            + "projectName, scriptId, baseAnnotationId, creationInfo, description, externalKey.");
    refused(
        lab.csv("", csv(project, 1).replace("dataset,", "taskTypeId,")),
        400,
        "Line 1: the column “taskTypeId” is there twice.");
    refused(lab.csv("", "x,y,z\n1,2,3\n"), 400, "Line 1: the column “datasetId” is missing.");
    assertThat(lab.csv("", "one,two\n").expect(400).error())
        .startsWith("Line 1: it neither names columns nor has the 18 to 20 fields of a task.");
  }

  @Test
  void aFileWithoutTasksIsRefused() {
    refused(lab.csv("", ""), 400, "The file is empty.");
    refused(lab.csv("", HEADER), 400, "There is no task in the file.");
    refused(lab.json("", "\n \n"), 400, "There is no task in the file.");
  }

  @Test
  void quotesThatDoNotCloseAreTold() {
    String file =
        HEADER + "\"a\"b" + row("", project) + row("k", project) + "\"open" + row("", project);

    assertThat(reasons(lab.csv("", file)))
        .containsExactly(
            "2 null Something follows a quote that is closed.",
            "4 null A quote is not closed up to the end of the file.");
  }

  @Test
  void whatIsWrongInJsonIsTold() {
    String good = lab.ndjson(project, 1).strip();
    String file =
        String.join(
            "\n",
            good,
            good.replace("\"externalKey\":\"k1\"", "\"external_key\":\"k2\""),
            "{broken",
            "[1]",
            "{}",
            good.replace("[1,2,3]", "[1,2]"),
            good.replace("\"k1\"", "\"\\u0000\""),
            good.replace("\"k1\"", "\"" + "k".repeat(256) + "\""),
            good.replace("\"axons\"", "\"a\"").replace("\"k1\"", "\"k9\""),
            "null",
            good + good);

    assertThat(reasons(lab.json("", file)))
        .containsExactly(
            "2 external_key There is no such key.",
            "3 null It is no JSON: it breaks at column 2.",
            "4 null An object is expected.",
            "5 taskTypeId It is missing.",
            "5 datasetId It is missing.",
            "5 projectName It is missing.",
            "5 neededExperience It is missing.",
            "5 editPosition It is missing.",
            "6 editPosition A vector is an array of three numbers.",
            "7 externalKey It holds the character U+0000 or half a surrogate pair, which cannot be kept.",
            "8 externalKey It has 1 to 255 characters.",
            "9 neededExperience The experience domain “a” is too short: it needs at least 2 characters.",
            "10 null An object is expected.",
            "11 null Something follows after its end.");
  }

  @Test
  void otherContentAndOtherOptionsAreRefused() {
    Answer type = lab.lab().admin().post(ImportLab.ROUTE, List.of());

    refused(
        type,
        415,
        "The content type is “application/json”, which is not taken here. Send one of "
            + "application/x-ndjson, application/jsonl, text/csv, text/tab-separated-values.");
    refused(
        lab.csv("?onError=ignore", csv(project, 1)),
        400,
        "The query parameter “onError” is abort or skip, not “ignore”.");
    assertThat(
            ImportLab.csv(
                    lab.lab().admin().withHeader("Content-Encoding", "gzip"),
                    "",
                    "no gzip".getBytes(StandardCharsets.UTF_8))
                .expect(400)
                .error())
        .isEqualTo("The body is not compressed with gzip, as its header says.");
  }

  private Answer sent(String file, Charset charset) {
    return ImportLab.csv(lab.lab().admin(), "", file.getBytes(charset));
  }

  private static List<String> reasons(Answer refusal) {
    return refusal
        .expect(400)
        .json()
        .at("/taskImport/badRows")
        .valueStream()
        .map(bad ->
            "%d %s %s"
                .formatted(
                    bad.get("line").asLong(),
                    bad.get("field").asString("null"),
                    bad.get("reason").asString()))
        .toList();
  }
}
