package org.clew.annotation.nml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.annotation.skeleton.Color;
import org.clew.annotation.skeleton.Group;
import org.clew.annotation.skeleton.Metadata;
import org.clew.annotation.skeleton.Node;
import org.clew.annotation.skeleton.OtherElement;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;
import org.clew.annotation.skeleton.Viewing;
import org.clew.model.BoundingBox;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NmlReaderTest {
  @Test
  void readsParametersOfThePythonClient() throws IOException {
    Nml nml = Documents.resource("python-client.nml");
    NmlParameters parameters = nml.parameters();

    assertThat(parameters.experiment())
        .isEqualTo(new NmlExperiment("cortex", "Lab", null, "a tracing", null));
    assertThat(parameters.scale()).isEqualTo(new NmlScale(12.5, 12.5, 25, "nanometer"));
    assertThat(parameters.editPosition()).isEqualTo(Vec3Double.of(10, 20.5, 30));
    assertThat(parameters.editPositionAdditional()).isEqualTo(Map.of("t", 4));
    assertThat(parameters.userBoundingBoxes()).extracting(NmlBoundingBox::id).containsExactly(0);
    assertThat(parameters.userBoundingBoxes().get(0).isVisible()).isFalse();
    assertThat(parameters.taskBoundingBox())
        .isEqualTo(
            new NmlBoundingBox(
                null,
                "task",
                true,
                new Color(0.5, 0, 0.2, 1),
                new BoundingBox(Vec3Int.of(1, 2, 3), Vec3Int.of(4, 6, 5))));
    assertThat(nml.metas())
        .containsExactly(new NmlMeta("annotationId", "681dc3a10100002b00a1b2c3"));
  }

  @Test
  void readsTreesOfThePythonClient() throws IOException {
    Skeleton skeleton = Documents.resource("python-client.nml").skeleton();
    Tree tree = skeleton.findTree(3).orElseThrow();
    Node first = tree.node(0);
    Node second = tree.node(1);

    assertThat(tree.group().map(Group::name)).contains("a group");
    assertThat(tree.metadata())
        .containsExactly(
            Metadata.of("s", "text"),
            Metadata.of("n", 5),
            Metadata.of("l", List.of("a", "b", "c", "k")));
    assertThat(first.viewing()).isEqualTo(new Viewing(0, 1, 8, true));
    assertThat(first.rotation()).contains(Vec3Double.of(0, 90, 0));
    assertThat(first.time()).hasValue(1_700_000_000_001L);
    assertThat(first.comment()).contains("first \"node\" <&>\nsecond line");
    assertThat(second.position()).isEqualTo(Vec3Double.of(3600, 3584, 1024.5));
    assertThat(second.additionalCoordinates()).isEqualTo(Map.of("t", 2));
    assertThat(second.radius()).isEmpty();
    assertThat(second.isBranchPoint()).isTrue();
    assertThat(second.branchPointTime()).isEmpty();
    assertThat(skeleton.findTree(6).flatMap(Tree::color)).isEmpty();
    assertThat(skeleton.groups().find(2).map(Group::isExpanded)).contains(true);
  }

  @Test
  void readsVolumesOfThePythonClient() throws IOException {
    NmlVolume volume = Documents.resource("python-client.nml").volumes().get(0);

    assertThat(volume.location()).isEqualTo("data_0_seg.zip");
    assertThat(volume.format()).isEqualTo("zarr3");
    assertThat(volume.segments())
        .containsExactly(
            new Segment(
                7,
                "seg seven",
                null,
                Vec3Double.of(5, 6, 7),
                Map.of(),
                Color.RED,
                9,
                List.of(Metadata.of("k", "v")),
                Map.of()));
  }

  @Test
  void readsFilesOfWebknossos() throws IOException {
    Nml nml = Documents.resource("webknossos.nml");
    Tree tree = nml.skeleton().trees().get(0);
    NmlVolume volume = nml.volumes().get(0);

    assertThat(nml.parameters().activeNode()).isEqualTo(1);
    assertThat(nml.parameters().offset()).isEqualTo(Vec3Double.ZERO);
    assertThat(nml.parameters().additionalAxes())
        .containsExactly(new AdditionalAxis("t", 3, 0, 10));
    assertThat(nml.parameters().userBoundingBoxes().get(0).id()).isZero();
    assertThat(tree.color()).isEmpty();
    assertThat(tree.type()).contains("AGGLOMERATE");
    assertThat(volume.mappingIsLocked()).isTrue();
    assertThat(volume.largestSegmentId()).isEqualTo(2_504_697);
    assertThat(volume.otherAttributes()).containsKey("editedMappingEdgesLocation");
    assertThat(volume.groups().find(2).map(Group::name)).contains("fine");
    assertThat(volume.others())
        .containsExactly(
            new OtherElement(
                "userState",
                Map.of("user", "681dc3a10100002b00a1b2c3"),
                List.of(OtherElement.of("hidden", Map.of("segment", "12"))),
                ""));
  }

  @Test
  void doesNotDependOnTheOrder() throws IOException {
    Nml nml =
        Documents.read(
            """
            <things>
              <comments><comment content="early" node="2"/></comments>
              <branchpoints><branchpoint id="1" time="5"/></branchpoints>
              <thing groupId="7" id="1">
                <edges><edge target="1" source="2"/></edges>
                <nodes><node z="3" y="2" x="1" id="1"/><node id="2" x="1" y="2" z="3"/></nodes>
              </thing>
              <groups><group name="late" id="7"/></groups>
              <parameters/>
              <meta content="c" name="n"/>
            </things>
            """);

    Tree tree = nml.skeleton().trees().get(0);
    assertThat(tree.edgeSource(0)).isEqualTo(2);
    assertThat(tree.group().map(Group::name)).contains("late");
    assertThat(tree.node(1).comment()).contains("early");
    assertThat(tree.node(0).branchPointTime()).hasValue(5);
  }

  @Test
  void acceptsAFileWithoutTrees() throws IOException {
    Nml nml = Documents.read(Documents.with(""));

    assertThat(nml.skeleton()).isEqualTo(new Skeleton());
    assertThat(nml.volumes()).isEmpty();
  }

  @Test
  void acceptsWholeNumbersWithFractionsOfZero() throws IOException {
    Nml nml =
        Documents.read(
            Documents.with(
                "<thing id='3.0'><nodes><node id='4.' x='1e1' y='+2.50' z='.5' time='17e2'"
                    + " inVp='1.0'/></nodes></thing>"));

    Node node = nml.skeleton().findNode(4).orElseThrow();
    assertThat(node.position()).isEqualTo(Vec3Double.of(10, 2.5, 0.5));
    assertThat(node.time()).hasValue(1700);
    assertThat(node.viewing().viewport()).isEqualTo(1);
  }

  @Test
  void keepsBoxesWithUnusableIdsAsUnknown() throws IOException {
    String box = " topLeftX='1' topLeftY='1' topLeftZ='1' width='1' height='1' depth='1'/>";
    NmlParameters parameters =
        Documents.read(
                "<things><parameters><userBoundingBox id='x'%s<userBoundingBox id='4'%s<userBoundingBox%s</parameters></things>"
                    .formatted(box, box, box))
            .parameters();

    assertThat(parameters.userBoundingBoxes()).extracting(NmlBoundingBox::id).containsExactly(4);
    assertThat(parameters.others()).extracting(OtherElement::name).containsOnly("userBoundingBox");
    assertThat(parameters.others()).hasSize(2);
  }

  @Test
  void prefersTheTypedValueOfMetadata() throws IOException {
    Nml nml =
        Documents.read(
            Documents.with(
                """
                <thing id="1"><metadata>
                <metadataEntry key="flag" boolValue="True" stringValue="true"/>
                <metadataEntry key="none" stringListValue="" stringValue=""/>
                <metadataEntry key="bare"/>
                <metadataEntry key="text" stringValue=""/>
                </metadata></thing>
                """));

    assertThat(nml.skeleton().trees().get(0).metadata())
        .containsExactly(
            Metadata.of("flag", true),
            Metadata.of("none", List.of()),
            Metadata.of("bare", List.of()),
            Metadata.of("text", ""));
  }

  @Test
  void keepsWhatItDoesNotKnow() throws IOException {
    Nml nml =
        Documents.read(
            """
            <things>
              <parameters><experiment name="n" lab="x"/><scale x="1" y="1" z="1" depth="2"/>
                <magnification factor="2"/><time ms="1"/><time ms="2"/></parameters>
              <thing id="1" owner="ada">
                <nodes><node id="1" x="1" y="1" z="1" score="0.5"/></nodes>
                <edges><edge source="1" target="1" weight="3"/></edges>
                <spines><spine at="1">big <b>red</b></spine></spines>
              </thing>
              <comments><comment node="1" content="c" by="bob"/></comments>
              <synapses version="2"/>
            </things>
            """);

    Tree tree = nml.skeleton().trees().get(0);
    assertThat(nml.parameters().experiment().otherAttributes()).isEqualTo(Map.of("lab", "x"));
    assertThat(nml.parameters().otherAttributes()).isEqualTo(Map.of("scale", Map.of("depth", "2")));
    assertThat(nml.parameters().time()).isEqualTo(1);
    assertThat(nml.parameters().others())
        .extracting(OtherElement::name)
        .containsExactly("magnification", "time");
    assertThat(tree.otherAttributes()).isEqualTo(Map.of("owner", "ada"));
    assertThat(tree.node(0).otherAttributes())
        .isEqualTo(Map.of("score", "0.5", "comment/by", "bob"));
    assertThat(tree.edgeOtherAttributes(0)).isEqualTo(Map.of("weight", "3"));
    assertThat(tree.otherElements().get(0).children().get(0).text()).isEqualTo("big ");
    assertThat(nml.others()).containsExactly(OtherElement.of("synapses", Map.of("version", "2")));
    assertThat(Documents.read(Documents.written(nml))).isEqualTo(nml);
  }

  @Test
  void joinsSeveralCommentsAtOneNode() throws IOException {
    Nml nml =
        Documents.read(
            Documents.withTree(
                "<comments><comment node='1' content='a'/><comment node='1' content='b'/></comments>"));

    assertThat(nml.skeleton().findNode(1).flatMap(Node::comment)).contains("a\nb");
  }

  @Test
  void readsXmlInAllItsForms() throws IOException {
    Nml nml =
        Documents.read(
            """
            <?xml version='1.0'?>
            <!-- a comment with <things> & -- more -->
            <?style sheet?>
            <things ><parameters
               ><!-- <x> --></parameters ><a>&#x1F9E0;<![CDATA[<&]]]>&gt;</a>
            <meta name = 'a&#10;b&quot;c&apos;
            d'   content="&amp;lt;&#233;"></meta><?end?></things>
            <!-- after -->
            """);

    assertThat(nml.metas()).containsExactly(new NmlMeta("a\nb\"c' d", "&lt;é"));
    assertThat(nml.others()).containsExactly(new OtherElement("a", Map.of(), List.of(), "🧠<&]>"));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,UTF-8,",
    "UTF-8,utf-8,\uFEFF",
    "UTF-8,,",
    "ISO-8859-1,ISO-8859-1,",
    "UTF-16,UTF-16,",
    "UTF-16LE,UTF-16,\uFEFF",
    "UTF-16BE,UTF-16,",
    "UTF-16LE,UTF-16,",
  })
  void understandsEncodings(String charset, @Nullable String declared, @Nullable String mark)
      throws IOException {
    String declaration =
        declared == null ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>\n";
    String text =
        Optional.ofNullable(mark).orElse("")
            + declaration
            + Documents.with("<meta name='é' content='ü&#8364;'/>" + " ".repeat(20_000));

    Nml nml = Documents.read(text.getBytes(Charset.forName(charset)));

    assertThat(nml.metas()).containsExactly(new NmlMeta("é", "ü€"));
  }

  @Test
  void readsTagsAcrossBlocks() throws IOException {
    String filler = "x".repeat(65_500);
    for (int i = 0; i < 100; i++) {
      String pad = " ".repeat(i);
      String value = "a" + pad + "é\n";
      Nml nml =
          Documents.read(
              Documents.with(
                  "<meta name='%s' content='%s'/><meta name='n' content='m'/><e>%s</e>"
                      .formatted(filler, value, filler + pad + "é")));
      assertThat(nml.metas().get(0).content()).isEqualTo("a" + pad + "é ");
      assertThat(nml.metas().get(1).content()).isEqualTo("m");
      assertThat(nml.others().get(0).text()).isEqualTo(filler + pad + "é");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void readsStreamsThatComeInDrops(int drop) throws IOException {
    Nml nml = RandomNmls.of(4);
    byte[] bytes = Documents.written(nml);

    Nml read =
        NmlReader.read(
            new ByteArrayInputStream(bytes) {
              @Override
              public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, Math.min(len, drop));
              }
            });

    assertThat(read).isEqualTo(nml);
  }

  @Test
  void readsTheHeadWithoutTheRest() throws IOException {
    byte[] bytes =
        "<things><parameters><time ms='5'/></parameters><meta name='a' content='b'/><thing id='x'"
            .concat(" oops")
            .getBytes(StandardCharsets.UTF_8);

    NmlHead head =
        NmlReader.readHead(
            new ByteArrayInputStream(
                (new String(bytes, StandardCharsets.UTF_8) + "='1'>")
                    .getBytes(StandardCharsets.UTF_8)));

    assertThat(head.parameters().time()).isEqualTo(5);
    assertThat(head.metas()).containsExactly(new NmlMeta("a", "b"));
  }
}
