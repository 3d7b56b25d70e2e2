package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.clew.annotation.nml.Nml;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** All finished instances of a task, a project or a task type come as one. */
class CompoundTest {
  private TestServer server;
  private Lab lab;
  private String team;
  private String type;
  private String project;
  private String dataset;
  private Person ann;
  private Person abe;
  private Person manager;
  private final Map<String, String> ids = new LinkedHashMap<>();

  @BeforeEach
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    type = lab.taskType("trace Äxons", team, "skeleton");
    dataset = lab.dataset("em");
    project = lab.project("axons", team, 1);
    ann = lab.user("Ann", Map.of("axons", 1), team);
    abe = lab.user("Abe", Map.of("axons", 1), team);
    manager = lab.manager("Mo", team);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void allThreeHoldTheFinishedInstancesAndNoOther() {
    String first = task(2);
    String second = task(2);
    String done = finish(take(ann));
    String other = finish(take(abe));
    take(ann);

    Answer ofTask = download("CompoundTask", first);
    Answer ofProject = download("CompoundProject", project);
    Answer ofType = download("CompoundTaskType", type);

    assertThat(ofTask.header("Content-Type")).isEqualTo("application/zip");
    assertThat(nameOf(ofTask)).isEqualTo(first + "_nmls.zip");
    assertThat(nameOf(ofProject)).isEqualTo("axons_nmls.zip");
    assertThat(nameOf(ofType)).isEqualTo("trace_Axons_nmls.zip");
    String[] all = {entry(done), entry(other)};
    assertThat(Unzipped.of(ofProject).entries()).containsOnlyKeys(all);
    assertThat(Unzipped.of(ofType).entries()).containsOnlyKeys(all);
    List<String> ofFirst = new ArrayList<>();
    for (String id : List.of(done, other)) {
      if (taskOf(id).equals(first)) {
        ofFirst.add(entry(id));
      }
    }
    assertThat(Unzipped.of(ofTask).entries().keySet()).containsExactlyInAnyOrderElementsOf(ofFirst);
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void anEntryIsWhatTheDownloadOfTheInstanceIs() {
    task(1);
    String id = finish(take(ann));

    Nml nml = Unzipped.of(download("CompoundProject", project)).nml(entry(id));

    Answer alone = manager.calls().get("/annotations/" + id + "/download");
    Nml single = new Unzipped(Map.of("it", alone.expect(200).bytes())).nml("it");
    assertThat(nml.parameters()).isEqualTo(single.parameters());
    assertThat(nml.skeleton()).isEqualTo(single.skeleton());
    assertThat(nml.metas())
        .anyMatch(meta -> meta.name().equals("annotationId") && meta.content().equals(id));
  }

  @Test
  void twoInstancesOfOneNameAreTwoEntries() {
    task(2);
    String first = finish(take(ann));
    String second = finish(take(abe));
    // The names of Ann and Abe are the same in short, the ends of the ids seldom are.
    String twin = "0" + second.substring(1, 18) + first.substring(18);
    new StoredContent(server).sql("UPDATE annotations SET id = ? WHERE id = ?", twin, second);

    Unzipped archive = Unzipped.of(download("CompoundProject", project));

    String name = entry(first).replaceFirst("\\.nml$", "");
    assertThat(archive.entries()).containsOnlyKeys(name + ".nml", name + "_2.nml");
  }

  @ParameterizedTest
  @CsvSource({"CompoundTask", "CompoundProject", "CompoundTaskType"})
  void nothingFinishedIsAnEmptyArchive(String typ) {
    ids.put("CompoundTask", task(1));
    ids.put("CompoundProject", project);
    ids.put("CompoundTaskType", type);
    take(ann);

    assertThat(download(typ, ids.get(typ)).expect(200).bytes()).hasSize(22);
  }

  @Test
  void voxelsComeInAnArchiveOfTheirInstance() {
    task(1);
    String id = finish(take(ann));
    byte[] voxels = VolumeData.zarr();
    new StoredContent(server)
        .put(
            TestNml.volumes(TestNml.volume(0, "Volume", "v.zip", "zarr3")),
            Map.of("v.zip", voxels),
            List.of(id));
    String name = entry(id).replaceFirst("\\.nml$", "");

    Unzipped archive = Unzipped.of(download("CompoundProject", project));
    Unzipped without =
        Unzipped.of(download("CompoundProject", project + "/download?skipVolumeData=true"));

    assertThat(archive.entries()).containsOnlyKeys(name + ".zip");
    Unzipped inner = archive.archive(name + ".zip");
    assertThat(inner.entries()).containsOnlyKeys(name + ".nml", name + "_data.zip");
    assertThat(inner.entries().get(name + "_data.zip")).isEqualTo(voxels);
    assertThat(inner.nml(name + ".nml").volumes().getFirst().location())
        .isEqualTo(name + "_data.zip");
    assertThat(without.entries()).containsOnlyKeys(name + ".nml");
    assertThat(without.nml(name + ".nml").volumes().getFirst().location()).isNull();
  }

  @Test
  void severalVolumeLayersAreNumbered() {
    task(1);
    String id = finish(take(ann));
    new StoredContent(server)
        .put(
            TestNml.volumes(
                TestNml.volume(0, "cells", "c.zip", "zarr3"),
                TestNml.volume(1, "nuclei", null, null)),
            Map.of("c.zip", VolumeData.zarr()),
            List.of(id));
    String name = entry(id).replaceFirst("\\.nml$", "");

    Unzipped inner = Unzipped.of(download("CompoundProject", project)).archive(name + ".zip");

    assertThat(inner.entries())
        .containsOnlyKeys(name + ".nml", name + "_data_0_cells.zip", name + "_data_1_nuclei.zip");
    assertThat(inner.entries().get(name + "_data_1_nuclei.zip")).hasSize(22);
  }

  @ParameterizedTest
  @CsvSource({"CompoundTask, Task", "CompoundProject, Project", "CompoundTaskType, Task type"})
  void compoundsAreForManagers(String typ, String kind) {
    ids.put("CompoundTask", task(1));
    ids.put("CompoundProject", project);
    ids.put("CompoundTaskType", type);
    String id = ids.get(typ);
    Person stranger = lab.manager("Stranger", lab.team("Others"));
    Caller abroad = server.found("Abroad");

    assertThat(get(ann.calls(), typ, id, "download").expect(403).error())
        .isEqualTo("You do not have permission to download this annotation.");
    get(ann.calls(), typ, id, "info").expect(403);
    for (Caller caller : List.of(stranger.calls(), abroad)) {
      for (String what : List.of("download", "info")) {
        assertThat(get(caller, typ, id, what).expect(404).error())
            .isEqualTo("%s “%s” could not be found or accessed.".formatted(kind, id));
      }
    }
    get(server.anonymous(), typ, id, "download").expect(401);
    get(manager.calls(), typ, id, "download").expect(200);
    get(lab.admin(), typ, id, "download").expect(200);
    get(manager.calls(), typ, "0123456789abcdef01234567", "download").expect(404);
  }

  @ParameterizedTest
  @CsvSource({
    "CompoundTask, Could not find finished annotations for this task.",
    "CompoundProject, Could not find annotations for this project.",
    "CompoundTaskType, Could not find any finished annotations for this task type."
  })
  void aCompoundIsShownOnceSomethingIsFinished(String typ, String otherwise) {
    ids.put("CompoundTask", task(1));
    ids.put("CompoundProject", project);
    ids.put("CompoundTaskType", type);
    String id = ids.get(typ);
    String instance = take(ann);
    assertThat(get(manager.calls(), typ, id, "info").expect(404).error()).isEqualTo(otherwise);

    finish(instance);
    JsonNode info = get(manager.calls(), typ, id, "info").expect(200).json();

    assertThat(info.get("id").asString()).isEqualTo(id);
    assertThat(info.get("typ").asString()).isEqualTo(typ);
    assertThat(info.get("state").asString()).isEqualTo("Finished");
    assertThat(info.at("/owner/id").asString()).isEqualTo(manager.id());
    assertThat(info.get("dataSetName").asString()).isEqualTo("em");
    assertThat(info.at("/annotationLayers/0/typ").asString()).isEqualTo("Skeleton");
    assertThat(info.at("/restrictions/allowUpdate").asBoolean()).isFalse();
    assertThat(info.at("/restrictions/allowDownload").asBoolean()).isTrue();
  }

  @Test
  void whatIsAboutSeveralDatasetsIsNoView() {
    task(1);
    lab.tasks(1, Lab.taskBody(type, "axons", lab.dataset("light"), "axons", 1, 1));
    finish(take(ann));
    finish(take(ann));

    Answer refused = get(manager.calls(), "CompoundProject", project, "info").expect(400);

    assertThat(refused.error()).isEqualTo("Could not merge annotations for compound view.");
    assertThat(Unzipped.of(download("CompoundProject", project)).entries()).hasSize(2);
  }

  @Test
  void aCompoundCannotBeChanged() {
    assertThat(
            lab.admin()
                .patch("/annotations/CompoundProject/" + project + "/finish", null)
                .expect(400)
                .error())
        .isEqualTo("Compound annotations cannot be changed; each instance can.");
  }

  private String task(int instances) {
    return lab.tasks(1, Lab.taskBody(type, "axons", dataset, "axons", 1, instances)).getFirst();
  }

  private static String take(Person who) {
    return who.calls().post("/user/tasks/request", null).expect(200).json().get("id").asString();
  }

  private String finish(String id) {
    lab.admin().patch("/annotations/Task/" + id + "/finish", null).expect(200);
    return id;
  }

  private String taskOf(String id) {
    return manager
        .calls()
        .get("/annotations/" + id + "/info")
        .expect(200)
        .json()
        .at("/task/id")
        .asString();
  }

  private String entry(String id) {
    return "em__%s__aperson__%s.nml".formatted(taskOf(id), id.substring(18));
  }

  private Answer download(String typ, String id) {
    return id.contains("/")
        ? manager.calls().get("/annotations/" + typ + "/" + id)
        : get(manager.calls(), typ, id, "download");
  }

  private static Answer get(Caller caller, String typ, String id, String what) {
    return caller.get("/annotations/%s/%s/%s".formatted(typ, id, what));
  }

  private static String nameOf(Answer answer) {
    return answer
        .expect(200)
        .header("Content-Disposition")
        .replaceFirst("^attachment; filename=\"(.*)\"$", "$1");
  }
}
