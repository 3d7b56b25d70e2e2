package org.clew.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlBoundingBox;
import org.clew.annotation.nml.NmlReader;
import org.clew.annotation.nml.NmlVolume;
import org.clew.annotation.skeleton.Tree;
import org.clew.model.Vec3Double;
import org.clew.testkit.Answer;
import org.clew.testkit.Form;
import org.clew.testkit.Lab;
import org.clew.testkit.Lab.Person;
import org.clew.testkit.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files become an annotation of whoever uploads them. */
class AnnotationUploadTest {
  private TestServer server;
  private Lab lab;
  private String team;
  private String dataset;
  private Person ann;

  @BeforeEach
  void start() {
    server = TestServer.start();
    lab = Lab.found(server, "Lab");
    team = lab.team("Annotators");
    dataset = lab.dataset("em", team);
    ann = lab.user("Ann", Map.of(), team);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theShapeThatTheOfficialClientSendsIsTaken() {
    byte[] zip = Packed.zip("sample_skeleton.nml", Packed.nml("em", 3));
    String boundary = "43506e34942f5e064f87adc8ee5dda91";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        Packed.text(
            """
            --%1$s\r
            Content-Disposition: form-data; name="createGroupForEachFile"\r
            \r
            false\r
            --%1$s\r
            Content-Disposition: form-data; name="sample_skeleton.zip"; filename="sample_skeleton.zip"\r
            Content-Type: application/zip\r
            \r
            """
                .formatted(boundary)));
    body.writeBytes(zip);
    body.writeBytes(Packed.text("\r\n--" + boundary + "--\r\n"));

    JsonNode answer =
        ann.calls()
            .withHeader("Content-Type", "multipart/form-data; boundary=" + boundary)
            .send("POST", "/annotations/upload", body.toByteArray())
            .expect(200)
            .json();

    assertThat(answer.at("/annotation/typ").asString()).isEqualTo("Explorational");
    assertThat(answer.at("/messages/0/success").asString())
        .isEqualTo("Successfully uploaded annotation file.");
    JsonNode info =
        ann.calls()
            .get("/annotations/" + answer.at("/annotation/id").asString() + "/info")
            .expect(200)
            .json();
    assertThat(info.get("name").asString()).isEqualTo("sample_skeleton");
    assertThat(info.at("/owner/id").asString()).isEqualTo(ann.id());
    assertThat(info.get("datasetId").asString()).isEqualTo(dataset);
    assertThat(info.get("state").asString()).isEqualTo("Active");
  }

  @Test
  void aFileComesBackAsItWasAndTheTaskBoxAsOneMore() throws IOException {
    String nml =
        """
        <things><meta name="key" content="value"/>
        <parameters><experiment name="em" description="mine"/><time ms="1700000000000"/>
        <editPosition x="1" y="2" z="3"/><zoomLevel zoom="1.5"/><activeNode id="5"/>
        <userBoundingBox id="4" name="soma" topLeftX="1" topLeftY="1" topLeftZ="1" width="2" height="2" depth="2"/>
        <taskBoundingBox color.r="0.5" color.g="0" color.b="0.2" color.a="1" topLeftX="10" topLeftY="10" topLeftZ="10" width="5" height="5" depth="5"/>
        </parameters>
        <thing id="3" name="a tree"><nodes><node id="4" x="1" y="2" z="3"/><node id="5" x="4" y="5" z="6"/></nodes>
        <edges><edge source="4" target="5"/></edges></thing>
        <comments><comment node="5" content="here"/></comments><unknown kept="yes"/></things>
        """;

    String id = upload(new Form().file("f", "mine.nml", Packed.text(nml)));

    Nml back = nml(id);
    assertThat(back.parameters().userBoundingBoxes())
        .extracting(NmlBoundingBox::name)
        .containsExactly("soma", "task bounding box");
    assertThat(back.parameters().userBoundingBoxes().get(0).id()).isEqualTo(4);
    assertThat(back.parameters().userBoundingBoxes().get(1).color().red()).isEqualTo(0.5f);
    assertThat(back.parameters().taskBoundingBox()).isNull();
    assertThat(back.parameters().activeNode()).isEqualTo(5);
    assertThat(back.parameters().zoomLevel()).isEqualTo(1.5);
    assertThat(back.parameters().experiment().description()).isEqualTo("mine");
    assertThat(back.metas()).anyMatch(meta -> meta.name().equals("key"));
    assertThat(back.skeleton().findNode(5).orElseThrow().comment()).contains("here");
    assertThat(back.others()).hasSize(1);
    JsonNode versions =
        ann.calls().get("//api/clew/v1/annotations/" + id + "/versions").expect(200).json();
    assertThat(versions).hasSize(1);
    assertThat(versions.at("/0/version").asInt()).isEqualTo(1);
    assertThat(versions.at("/0/kind").asString()).isEqualTo("uploaded");
  }

  @Test
  void severalFilesAreMergedAndNothingIsLost() throws IOException {
    String one =
        Packed.nml(
            "name=\"em\"", 3, volume("v.zip") + "<groups><group id=\"1\" name=\"g\"/></groups>");
    String two = Packed.nml("name=\"em\"", 2, volume("v.zip"));
    Form form =
        new Form()
            .file("f", "one.zip", Packed.zip("one.nml", one, "v.zip", Packed.voxels(100)))
            .file("f", "two.zip", Packed.zip("two.nml", two, "v.zip", Packed.voxels(200)))
            .file("f", "three.nml", Packed.text(Packed.nml("em", 1)));

    String id = upload(form);

    Map<String, byte[]> archive = Packed.unzip(download(id));
    Nml nml = nml(archive);
    assertThat(nml.skeleton().trees())
        .extracting(Tree::name)
        .containsExactly("one_axon", "two_axon", "three_axon");
    assertThat(nml.skeleton().nodeCount()).isEqualTo(6);
    assertThat(nml.skeleton().groups().size()).isEqualTo(1);
    assertThat(nml.volumes()).extracting(NmlVolume::name).containsExactly("painted", "painted (2)");
    assertThat(archive.get(nml.volumes().get(0).location())).isEqualTo(Packed.voxels(100));
    assertThat(archive.get(nml.volumes().get(1).location())).isEqualTo(Packed.voxels(200));
    assertThat(nml.parameters().userBoundingBoxes())
        .extracting(NmlBoundingBox::id)
        .doesNotHaveDuplicates()
        .hasSize(3);
    assertThat(info(id).get("name").asString()).isEmpty();
  }

  @Test
  void eachFileGetsAGroupIfAskedFor() throws IOException {
    Form form =
        new Form()
            .field("createGroupForEachFile", "true")
            .file("f", "one.nml", Packed.text(Packed.nml("em", 3)))
            .file(
                "f",
                "all.zip",
                Packed.zip("two.nml", Packed.nml("em", 1), "three.nml", Packed.nml("em", 1)));

    Nml nml = nml(upload(form));

    assertThat(nml.skeleton().trees()).extracting(Tree::name).containsOnly("axon");
    assertThat(nml.skeleton().trees())
        .extracting(tree -> tree.group().orElseThrow().name())
        .containsExactly("one", "two", "three");
  }

  @Test
  void twoHundredFilesBecomeOneAnnotation() throws IOException {
    Form form = new Form();
    for (int i = 0; i < 200; i++) {
      form.file("f", "same.nml", Packed.text(Packed.nml("em", 2)));
    }

    Nml nml = nml(upload(form));

    assertThat(nml.skeleton().trees()).hasSize(200);
    assertThat(nml.skeleton().nodeCount()).isEqualTo(400);
  }

  @Test
  void theFormSaysWhatTheFilesDoNot() throws IOException {
    String bare = "<things><parameters><experiment name=\"gone\"/></parameters></things>";
    Form form =
        new Form()
            .field("datasetId", dataset)
            .field("description", "said so")
            .field("fallbackEditPosition", "1,2,3")
            .field("fallbackEditRotation", "0.5, 0, 90")
            .field("fallbackZoomLevel", "2.5")
            .file("f", "bare.nml", Packed.text(bare));

    String id = upload(form);

    Nml nml = nml(id);
    assertThat(nml.parameters().editPosition()).isEqualTo(Vec3Double.of(1, 2, 3));
    assertThat(nml.parameters().editRotation()).isEqualTo(Vec3Double.of(0.5, 0, 90));
    assertThat(nml.parameters().zoomLevel()).isEqualTo(2.5);
    assertThat(info(id).get("description").asString()).isEqualTo("said so");
    Form both =
        new Form()
            .field("fallbackEditPosition", "1,2,3")
            .file("f", "a.nml", Packed.text(Packed.nml("em", 1)));
    assertThat(nml(upload(both)).parameters().editPosition().y()).isEqualTo(20.4);
  }

  @Test
  void wrongFieldsAreTold() {
    assertRefused("createGroupForEachFile", "yes", "is true or false, not “yes”.");
    assertRefused("datasetId", "em", "is the id of a dataset, not “em”.");
    assertRefused("fallbackEditPosition", "1,2", "is three numbers such as 1,2,3, not “1,2”.");
    assertRefused("fallbackZoomLevel", "NaN", "is a number such as 2.0, not “NaN”.");
  }

  @Test
  void everyBadFileIsToldAndThenThereIsNoAnnotation() {
    Answer answer =
        ann.calls()
            .upload(
                "/annotations/upload",
                new Form()
                    .file(
                        "f",
                        "good.zip",
                        Packed.zip(
                            "g.nml",
                            Packed.nml("name=\"em\"", 1, volume("v.zip")),
                            "v.zip",
                            Packed.voxels(10)))
                    .file("f", "bad.nml", Packed.text("<things/>"))
                    .file("f", "worse.zip", Packed.text("PK but no zip")))
            .expect(400);

    List<String> errors = new ArrayList<>();
    answer.json().get("messages").forEach(message -> errors.add(message.get("error").asString()));
    assertThat(errors).hasSize(2);
    assertThat(errors.get(0))
        .isEqualTo("Could not parse file “bad.nml”: No parameters section found.");
    assertThat(errors.get(1)).startsWith("Could not parse file “worse.zip”: ");
    assertThat(server.content().resolve("staging")).isEmptyDirectory();
  }

  @Test
  void theDatasetMustBeOneThatTheUploaderMayRead() {
    String secret = lab.dataset("secret", lab.team("Others"));
    lab.dataset("second", team);

    assertThat(refusal(404, file("secret")))
        .isEqualTo("Dataset “secret” could not be found or accessed.");
    assertThat(refusal(404, file("em").field("datasetId", secret)))
        .isEqualTo("Dataset “" + secret + "” could not be found or accessed.");
    assertThat(
            refusal(
                404,
                new Form()
                    .file(
                        "f",
                        "a.nml",
                        Packed.text(
                            Packed.nml("name=\"far\" wkUrl=\"https://far.example.org\"", 1, "")))))
        .isEqualTo(
            "Dataset “far” could not be found or accessed. The file comes from another server,"
                + " https://far.example.org: say with the field datasetId which dataset of this one it"
                + " is about.");
    assertThat(
            refusal(
                404,
                new Form()
                    .file(
                        "f",
                        "a.nml",
                        Packed.text(
                            Packed.nml(
                                "name=\"em\" organization=\"Far\" wkUrl=\"%s/\""
                                    .formatted(server.url()),
                                1,
                                "")))))
        .isEqualTo("Organization “Far” could not be found or accessed.");
    assertThat(refusal(400, file("em").file("f", "b.nml", Packed.text(Packed.nml("second", 1)))))
        .isEqualTo("Cannot upload annotations that belong to different datasets at once.");
  }

  @Test
  void whatIsNoUploadIsTold() {
    assertThat(ann.calls().post("/annotations/upload", Map.of("a", 1)).expect(400).error())
        .isEqualTo("Could not parse annotation upload multipart request.");
    assertThat(refusal(400, new Form().field("createGroupForEachFile", "true")))
        .isEqualTo("Could not extract NML file.");
    assertThat(server.anonymous().upload("/annotations/upload", file("em")).status())
        .isEqualTo(401);
  }

  @Test
  void edgesOfProofreadMappingsStayWithTheirLayer() throws IOException {
    String nml =
        Packed.nml(
            "name=\"em\"",
            1,
            "<volume id=\"0\" name=\"painted\" location=\"v.zip\" editedMappingEdgesLocation=\"edges.zip\" editedMappingBaseMappingName=\"agglo\"/>");
    byte[] edges = Packed.zip("edges/zarr.json", "{}");
    byte[] file = Packed.zip("x.nml", nml, "v.zip", Packed.voxels(10), "edges.zip", edges);

    Map<String, byte[]> archive =
        Packed.unzip(
            download(upload(new Form().file("f", "one.zip", file).file("f", "two.zip", file))));

    List<NmlVolume> volumes = nml(archive).volumes();
    assertThat(volumes).hasSize(2);
    for (NmlVolume volume : volumes) {
      String location = volume.otherAttributes().get("editedMappingEdgesLocation");
      assertThat(archive.get(location)).as(location).isEqualTo(edges);
      assertThat(archive.get(volume.location())).isEqualTo(Packed.voxels(10));
    }
  }

  private static String volume(String location) {
    return "<volume id=\"0\" name=\"painted\" location=\"%s\"/>".formatted(location);
  }

  private static Form file(String about) {
    return new Form().file("f", "a.nml", Packed.text(Packed.nml(about, 1)));
  }

  private void assertRefused(String field, String value, String reason) {
    assertThat(refusal(400, file("em").field(field, value)))
        .isEqualTo("The field “%s” %s".formatted(field, reason));
  }

  private String refusal(int status, Form form) {
    return ann.calls().upload("/annotations/upload", form).expect(status).error();
  }

  private String upload(Form form) {
    return ann.calls()
        .upload("/annotations/upload", form)
        .expect(200)
        .json()
        .at("/annotation/id")
        .asString();
  }

  private JsonNode info(String id) {
    return ann.calls().get("/annotations/" + id + "/info").expect(200).json();
  }

  private byte[] download(String id) {
    return ann.calls().get("/annotations/" + id + "/download").expect(200).bytes();
  }

  private Nml nml(String id) throws IOException {
    return NmlReader.read(new ByteArrayInputStream(download(id)));
  }

  private static Nml nml(Map<String, byte[]> archive) throws IOException {
    for (Map.Entry<String, byte[]> entry : archive.entrySet()) {
      if (entry.getKey().endsWith(".nml")) {
        return NmlReader.read(new ByteArrayInputStream(entry.getValue()));
      }
    }
    throw new AssertionError("There is no NML in " + archive.keySet());
  }
}
