package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clew.acceptance.Refusals.refused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlBoundingBox;
import org.clew.annotation.nml.NmlReader;
import org.clew.annotation.nml.NmlVolume;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.Tree;
import org.clew.model.BoundingBox;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.testkit.Answer;
import org.clew.testkit.Caller;
import org.clew.testkit.Form;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Annotations are duplicated and merged, and stay as they are. */
class CopyTest {
  private static final String UNKNOWN = "0123456789abcdef01234567";
  private static final String RICH =
      """
      <things><meta name="key" content="value"/>
      <parameters><experiment name="em"/><time ms="1700000000000"/>
      <editPosition x="1" y="2" z="3"/><zoomLevel zoom="1.5"/><activeNode id="5"/>
      <userBoundingBox id="4" name="soma" topLeftX="1" topLeftY="1" topLeftZ="1" width="2" height="2" depth="2"/>
      </parameters>
      <thing id="3" name="%1$s" groupId="2"><nodes><node id="4" x="1" y="2" z="3"/><node id="5" x="4.5" y="5" z="6"/></nodes>
      <edges><edge source="4" target="5"/></edges></thing>
      <branchpoints><branchpoint id="4" time="5"/></branchpoints>
      <comments><comment node="5" content="here"/></comments>
      <groups><group id="2" name="of %1$s"/></groups>
      <volume id="0" name="painted" location="v.zip" largestSegmentId="7"/><unknown kept="yes"/></things>
      """;

  private TestServer server;
  private Lab lab;
  private String team;
  private String dataset;
  private Person ann;
  private Person bea;

  @BeforeEach
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    dataset = lab.dataset("em", team);
    ann = lab.user("Ann", Map.of("axons", 1), team);
    bea = lab.user("Bea", Map.of("axons", 1), team);
  }

  @AfterEach
  void stop() throws IOException {
    assertThat(server.content().resolve("staging")).isEmptyDirectory();
    assertThat(temporaryFiles()).isZero();
    server.close();
  }

  /** They go when a request ends, which may be a moment after its answer came. */
  private long temporaryFiles() throws IOException {
    long found = Long.MAX_VALUE;
    for (int i = 0; i < 1000 && found > 0; i++) {
      Thread.onSpinWait();
      try (Stream<Path> files = Files.walk(server.uploads())) {
        found =
            files
                .filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(".lock"))
                .count();
      }
    }
    return found;
  }

  @Test
  void aCopyHoldsTheSameAndBelongsToWhoeverAsksForIt() throws IOException {
    String id = upload(ann, "axon", 100);
    ann.calls()
        .patch(
            "/annotations/Explorational/" + id + "/edit",
            Map.of("tags", List.of("mine"), "viewConfiguration", Map.of("zoom", 3)))
        .expect(200);
    JsonNode before = info(ann, id);

    JsonNode copy = duplicate(bea, "Explorational", id);

    assertThat(copy.get("id").asString()).isNotEqualTo(id);
    assertThat(copy.get("typ").asString()).isEqualTo("Explorational");
    assertThat(copy.get("state").asString()).isEqualTo("Active");
    assertThat(copy.at("/owner/id").asString()).isEqualTo(bea.id());
    assertThat(copy.get("task").isNull()).isTrue();
    for (String same : List.of("name", "description", "tags", "datasetId", "viewConfiguration")) {
      assertThat(copy.get(same)).as(same).isEqualTo(before.get(same));
    }
    assertThat(layers(copy)).isEqualTo(layers(before)).containsExactly("Skeleton", "painted");
    assertSame(archive(bea, copy.get("id").asString()), archive(ann, id));
    assertThat(info(ann, id)).isEqualTo(before);
    assertThat(versions(bea, copy.get("id").asString())).containsExactly("duplicated");
    assertThat(versions(ann, id)).containsExactly("uploaded");
  }

  @Test
  void whatBecomesOfTheCopyLeavesTheOriginalAlone() throws IOException {
    String id = upload(ann, "axon", 100);
    String copy = duplicate(ann, "Explorational", id).get("id").asString();

    submit(ann, copy, 1, Packed.nml("em", 9));

    assertThat(nml(archive(ann, copy)).skeleton().nodeCount()).isEqualTo(9);
    assertThat(nml(archive(ann, id)).skeleton().nodeCount()).isEqualTo(2);
  }

  @Test
  void anInstanceThatNobodyTouchedIsCopiedAsItStarts() throws IOException {
    String instance = instance("hybrid", List.of(10, 20, 30));

    JsonNode copy = duplicate(bea, "Task", instance);

    Map<String, byte[]> archive = archive(bea, copy.get("id").asString());
    Nml nml = nml(archive);
    Nml original = nml(archive(ann, instance));
    assertThat(nml.skeleton()).isEqualTo(original.skeleton());
    Node start = nml.skeleton().trees().getFirst().nodes().iterator().next();
    assertThat(start.position()).isEqualTo(Vec3Double.of(1, 2, 3));
    assertThat(nml.parameters().editPosition()).isEqualTo(Vec3Double.of(1, 2, 3));
    assertThat(nml.parameters().editRotation()).isEqualTo(original.parameters().editRotation());
    assertThat(nml.parameters().activeNode()).isEqualTo(original.parameters().activeNode());
    assertThat(layers(copy)).containsExactly("Skeleton", "Volume");
    assertThat(archive.get(nml.volumes().getFirst().location())).isEqualTo(Packed.EMPTY_ZIP);
    assertThat(nml.metas()).noneMatch(meta -> meta.name().equals("taskId"));
    assertTaskBoxIsDrawn(nml);
  }

  @Test
  void anInstanceOfATaskWithABaseIsCopiedWithThat() throws IOException {
    lab.project("axons", team, 1);
    String type = lab.taskType("trace", team, "hybrid");
    byte[] file = Packed.zip("a.nml", RICH.formatted("seed"), "v.zip", Packed.voxels(100));
    lab.admin()
        .upload("/tasks/createFromFiles", Lab.fileTasks(type, "axons").file("f", "a.zip", file))
        .expect(200);
    String instance = take(ann);

    String copy = duplicate(bea, "Task", instance).get("id").asString();

    assertSame(archive(bea, copy), archive(ann, instance));
  }

  @Test
  void anInstanceIsCopiedWithWhatWasTracedAndTheBoxOfItsTask() throws IOException {
    String instance = instance("skeleton", List.of(10, 20, 30));
    submit(ann, instance, 0, Packed.nml("em", 4));

    JsonNode copy = duplicate(bea, "Task", instance);

    Nml nml = nml(download(bea, copy.get("id").asString()));
    assertThat(nml.skeleton()).isEqualTo(nml(download(ann, instance)).skeleton());
    assertTaskBoxIsDrawn(nml);
    assertThat(layers(copy)).containsExactly("Skeleton");
    lab.admin().patch("/annotations/Task/" + instance + "/finish", null).expect(200);
    duplicate(bea, "Task", instance);
  }

  @Test
  void twoAreMergedAndBothStay() throws IOException {
    String one = upload(ann, "axon", 100);
    String two = upload(bea, "soma", 200);
    Map<String, byte[]> first = archive(ann, one);
    Map<String, byte[]> second = archive(bea, two);

    Answer answer =
        bea.calls()
            .post(
                "/annotations/Explorational/%s/merge/Explorational/%s?remapSegmentIds=true"
                    .formatted(one, two),
                null)
            .expect(200);

    assertThat(answer.message("success")).isEqualTo("Merging annotations was successful.");
    JsonNode merged = answer.json();
    assertThat(merged.get("typ").asString()).isEqualTo("Explorational");
    assertThat(merged.at("/owner/id").asString()).isEqualTo(bea.id());
    assertThat(merged.get("name").asString()).isEqualTo("axon + soma");
    assertThat(layers(merged)).containsExactly("Skeleton", "painted", "painted (2)");
    Map<String, byte[]> archive = archive(bea, merged.get("id").asString());
    Nml nml = nml(archive);
    assertThat(nml.skeleton().trees()).extracting(Tree::name).containsExactly("axon", "soma");
    assertThat(nml.skeleton().trees()).extracting(Tree::id).doesNotHaveDuplicates();
    assertThat(nml.skeleton().trees())
        .extracting(tree -> tree.group().orElseThrow().name())
        .containsExactly("of axon", "of soma");
    assertThat(nml.skeleton().trees().get(0).nodes()).extracting(Node::id).containsExactly(4, 5);
    assertThat(nml.skeleton().nodeCount()).isEqualTo(4);
    assertThat(nml.skeleton().edgeCount()).isEqualTo(2);
    assertThat(nml.skeleton().trees().get(1).nodes())
        .extracting(Node::position)
        .containsExactly(Vec3Double.of(1, 2, 3), Vec3Double.of(4.5, 5, 6));
    assertThat(nml.volumes()).extracting(NmlVolume::name).containsExactly("painted", "painted (2)");
    assertThat(archive.get(nml.volumes().get(0).location())).isEqualTo(Packed.voxels(100));
    assertThat(archive.get(nml.volumes().get(1).location())).isEqualTo(Packed.voxels(200));
    assertThat(nml.parameters().userBoundingBoxes())
        .extracting(NmlBoundingBox::id)
        .hasSize(2)
        .doesNotHaveDuplicates();
    assertThat(versions(bea, merged.get("id").asString())).containsExactly("merged");
    assertSame(archive(ann, one), first);
    assertSame(archive(bea, two), second);
  }

  @Test
  void anInstanceIsMergedIntoAnotherWithoutNamingTheFirstType() throws IOException {
    String instance = instance("skeleton", List.of(10, 20, 30));
    String free = upload(ann, "axon", 100);

    JsonNode merged =
        ann.calls()
            .post("/annotations/" + instance + "/merge/Explorational/" + free, null)
            .expect(200)
            .json();

    Nml nml = nml(archive(ann, merged.get("id").asString()));
    assertThat(nml.skeleton().trees()).extracting(Tree::name).containsExactly("", "axon");
    assertThat(nml.parameters().userBoundingBoxes())
        .extracting(NmlBoundingBox::name)
        .containsExactly("soma", "task bounding box");
    assertThat(layers(merged)).containsExactly("Skeleton", "painted");
  }

  @Test
  void whatIsPrivateIsForItsOwnerAndManagersAndStaysPrivate() {
    String secret = upload(ann, "axon", 100);
    ann.calls()
        .patch("/annotations/Explorational/" + secret + "/edit", Map.of("visibility", "Private"))
        .expect(200);
    String open = upload(bea, "soma", 100);

    assertRefused(bea.calls(), 403, "/annotations/Explorational/" + secret + "/duplicate");
    assertRefused(bea.calls(), 403, merge(secret, open));
    assertRefused(bea.calls(), 403, merge(open, secret));
    JsonNode copy = duplicate(ann, "Explorational", secret);
    assertThat(copy.get("visibility").asString()).isEqualTo("Private");
    JsonNode merged = ann.calls().post(merge(open, secret), null).expect(200).json();
    assertThat(merged.get("visibility").asString()).isEqualTo("Private");
    lab.admin().post("/annotations/Explorational/" + secret + "/duplicate", null).expect(200);
  }

  @Test
  void whatIsPublicBecomesNoPublicCopy() {
    String id = upload(ann, "axon", 100);
    ann.calls()
        .patch("/annotations/Explorational/" + id + "/edit", Map.of("visibility", "Public"))
        .expect(200);

    assertThat(duplicate(bea, "Explorational", id).get("visibility").asString())
        .isEqualTo("Internal");
    for (String path : List.of("/annotations/Explorational/" + id + "/duplicate", merge(id, id))) {
      refused(server.anonymous().post(path, null), 401);
      refused(
          server.found("Abroad" + path.length()).post(path, null),
          404,
          "Annotation could not be found or accessed.");
    }
  }

  @Test
  void whoCannotReadTheDatasetGetsNoAnnotationOfIt() {
    String id = upload(ann, "axon", 100);
    Person stranger = lab.user("Stranger", Map.of(), lab.team("Others"));

    for (String path : List.of("/annotations/Explorational/" + id + "/duplicate", merge(id, id))) {
      refused(
          stranger.calls().post(path, null),
          403,
          "You have no access to the dataset “em”, so you cannot have an annotation of it.");
    }
    assertHasNone(stranger);
  }

  @Test
  void annotationsOfDifferentDatasetsAreNotMerged() {
    String one = upload(ann, "axon", 100);
    lab.dataset("light", team);
    String two = uploaded(ann, new Form().file("f", "l.nml", Packed.text(Packed.nml("light", 1))));

    refused(
        bea.calls().post(merge(one, two), null),
        400,
        "Cannot merge annotations of different datasets: the first is about “em”, the other about"
            + " “light”.");
    assertHasNone(bea);
  }

  @Test
  void whatIsNotThereOrCancelledIsNotCopied() {
    String instance = instance("skeleton", null);
    lab.admin().delete("/annotations/Task/" + instance).expect(200);
    String there = upload(ann, "axon", 100);

    for (String path :
        List.of(
            "/annotations/Explorational/" + UNKNOWN + "/duplicate",
            merge(UNKNOWN, there),
            merge(there, UNKNOWN))) {
      refused(bea.calls().post(path, null), 404, "Annotation could not be found or accessed.");
    }
    for (String path :
        List.of(
            "/annotations/Task/" + instance + "/duplicate",
            "/annotations/Task/" + instance + "/merge/Explorational/" + there)) {
      refused(
          bea.calls().post(path, null),
          400,
          "This annotation is marked as cancelled and cannot be viewed.");
    }
    assertHasNone(bea);
  }

  @Test
  void aPathThatMeansNothingIsTold() {
    String id = upload(ann, "axon", 100);

    for (String path :
        List.of(
            "/annotations/Sketch/" + id + "/duplicate",
            "/annotations/Sketch/" + id + "/merge/Explorational/" + id,
            "/annotations/" + id + "/merge/Sketch/" + id)) {
      refused(
          ann.calls().post(path, null),
          404,
          "The supplied annotation type “Sketch” is not a valid annotation type.");
    }
    assertRefused(ann.calls(), 400, "/annotations/Explorational/abc/duplicate");
    refused(
        ann.calls().post(merge(id, id) + "?remapSegmentIds=perhaps", null),
        400,
        "The query parameter “remapSegmentIds” is true or false, not “perhaps”.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"skeleton", "hybrid"})
  void aCompoundIsRefusedAndWhatIsSaidInsteadWorks(String tracingType) throws IOException {
    String instance = instance(tracingType, null);
    lab.admin().patch("/annotations/Task/" + instance + "/finish", null).expect(200);
    String task = info(ann, instance).at("/task/id").asString();

    for (String path :
        List.of(
            "/annotations/CompoundTask/" + task + "/duplicate",
            "/annotations/CompoundTask/" + task + "/merge/Task/" + instance,
            "/annotations/" + instance + "/merge/CompoundTask/" + task)) {
      refused(
          lab.admin().post(path, null),
          400,
          "Compound annotations cannot be copied or merged; download them and upload the archive,"
              + " which makes one annotation of all instances.");
    }
    byte[] archive =
        lab.admin().get("/annotations/CompoundTask/" + task + "/download").expect(200).bytes();
    String all = uploaded(ann, new Form().file("f", "all.zip", archive));
    assertThat(nml(archive(ann, all)).skeleton().nodeCount()).isEqualTo(1);
  }

  private void assertHasNone(Person who) {
    assertThat(who.calls().get("/user/annotations").expect(200).json()).isEmpty();
  }

  private static void assertRefused(Caller who, int status, String path) {
    refused(who.post(path, null), status);
  }

  private static void assertTaskBoxIsDrawn(Nml nml) {
    assertThat(nml.parameters().taskBoundingBox()).isNull();
    assertThat(nml.parameters().userBoundingBoxes())
        .extracting(NmlBoundingBox::box)
        .containsExactly(new BoundingBox(new Vec3Int(0, 0, 0), new Vec3Int(10, 20, 30)));
  }

  /** All that was traced; what else a file says is of its annotation. */
  private static void assertSame(Map<String, byte[]> one, Map<String, byte[]> other)
      throws IOException {
    Nml nml = nml(one);
    Nml expected = nml(other);
    assertThat(nml.skeleton()).isEqualTo(expected.skeleton());
    assertThat(nml.skeleton().groups().size()).isEqualTo(1);
    assertThat(nml.parameters()).isEqualTo(expected.parameters());
    assertThat(nml.volumes()).isEqualTo(expected.volumes());
    assertThat(nml.others()).isEqualTo(expected.others()).isNotEmpty();
    assertThat(nml.metas()).anyMatch(meta -> meta.name().equals("key"));
    String location = nml.volumes().getFirst().location();
    assertThat(one.get(location)).isEqualTo(other.get(location)).hasSizeGreaterThan(100);
  }

  private String instance(String tracingType, List<Integer> boxSize) {
    String type = lab.taskType("trace", team, tracingType);
    lab.project("axons", team, 1);
    Map<String, Object> body = Lab.taskBody(type, "axons", dataset, "axons", 1, 1);
    body.put("editRotation", List.of(0, 90, 0));
    if (boxSize != null) {
      body.put(
          "boundingBox",
          Map.of(
              "topLeft",
              List.of(0, 0, 0),
              "width",
              boxSize.get(0),
              "height",
              boxSize.get(1),
              "depth",
              boxSize.get(2)));
    }
    lab.tasks(1, body);
    return take(ann);
  }

  private static String take(Person who) {
    return who.calls().post("/user/tasks/request", null).expect(200).json().get("id").asString();
  }

  private static String upload(Person who, String name, int voxels) {
    byte[] zip = Packed.zip(name + ".nml", RICH.formatted(name), "v.zip", Packed.voxels(voxels));
    return uploaded(
        who, new Form().field("description", "of " + name).file("f", name + ".zip", zip));
  }

  private static String uploaded(Person who, Form form) {
    return who.calls()
        .upload("/annotations/upload", form)
        .expect(200)
        .json()
        .at("/annotation/id")
        .asString();
  }

  private static void submit(Person who, String id, int seen, String nml) {
    who.calls()
        .withHeader("If-Match", "\"" + seen + "\"")
        .put("//api/clew/v1/annotations/" + id + "/content", "application/xml", Packed.text(nml))
        .expect(200);
  }

  private static JsonNode duplicate(Person who, String typ, String id) {
    return who.calls()
        .post("/annotations/%s/%s/duplicate".formatted(typ, id), null)
        .expect(200)
        .json();
  }

  private static String merge(String one, String other) {
    return "/annotations/Explorational/%s/merge/Explorational/%s".formatted(one, other);
  }

  private static JsonNode info(Person who, String id) {
    return who.calls().get("/annotations/" + id + "/info").expect(200).json();
  }

  private static List<String> layers(JsonNode annotation) {
    return annotation
        .get("annotationLayers")
        .valueStream()
        .map(layer -> layer.get("name").asString())
        .toList();
  }

  private static List<String> versions(Person who, String id) {
    return who.calls()
        .get("//api/clew/v1/annotations/" + id + "/versions")
        .expect(200)
        .json()
        .valueStream()
        .map(version -> version.get("kind").asString())
        .toList();
  }

  private static byte[] download(Person who, String id) {
    return who.calls().get("/annotations/" + id + "/download").expect(200).bytes();
  }

  private static Map<String, byte[]> archive(Person who, String id) {
    byte[] bytes = download(who, id);
    return bytes[0] == 'P' ? Packed.unzip(bytes) : Map.of("it.nml", bytes);
  }

  private static Nml nml(byte[] bytes) throws IOException {
    return NmlReader.read(new ByteArrayInputStream(bytes));
  }

  private static Nml nml(Map<String, byte[]> archive) throws IOException {
    for (Map.Entry<String, byte[]> entry : archive.entrySet()) {
      if (entry.getKey().endsWith(".nml")) {
        return nml(entry.getValue());
      }
    }
    throw new AssertionError("There is no NML in " + archive.keySet());
  }
}
