package org.clew.annotation.nml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.clew.annotation.skeleton.Metadata;
import org.clew.annotation.skeleton.OtherElement;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.annotation.skeleton.Tree;
import org.clew.model.Vec3Double;
import org.junit.jupiter.api.Test;

final class NmlWriterTest {
  private final Skeleton skeleton = new Skeleton();

  private static NmlParameters parameters() {
    return new NmlParameters(
        new NmlExperiment("cortex", "Lab", null, "", null),
        new NmlScale(11.24, 11.24, 28, "nanometer"),
        null,
        5L,
        Vec3Double.of(1, 2, 3),
        Map.of(),
        null,
        null,
        1,
        List.of(),
        null,
        List.of(),
        Map.of(),
        List.of());
  }

  private String written() {
    return Documents.text(Nml.of(parameters(), skeleton));
  }

  @Test
  void writesInTheOrderOfWebknossos() {
    Tree tree = skeleton.addTree("axon").group(skeleton.groups().add("axons"));
    tree.addNode(Vec3Double.of(1, 2, 3)).branchPoint(10);
    tree.addNode(Vec3Double.of(1.5, 2, 3)).branchPoint(20).comment("a \"b\"\n<c>");
    tree.addNode(Vec3Double.of(-1, 0, 3)).branchPoint();
    tree.addEdge(1, 2).addMetadata(Metadata.of("k", 5));

    assertThat(written())
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <things>
              <parameters>
                <experiment name="cortex" organization="Lab" description=""/>
                <scale x="11.24" y="11.24" z="28.0" unit="nanometer"/>
                <time ms="5"/>
                <editPosition x="1" y="2" z="3"/>
                <activeNode id="1"/>
              </parameters>
              <thing id="1" name="axon" groupId="1">
                <nodes>
                  <node id="1" x="1" y="2" z="3"/>
                  <node id="2" x="1.5" y="2" z="3"/>
                  <node id="3" x="-1" y="0" z="3"/>
                </nodes>
                <edges>
                  <edge source="1" target="2"/>
                </edges>
                <metadata>
                  <metadataEntry key="k" numberValue="5"/>
                </metadata>
              </thing>
              <branchpoints>
                <branchpoint id="2" time="20"/>
                <branchpoint id="1" time="10"/>
                <branchpoint id="3"/>
              </branchpoints>
              <comments>
                <comment node="2" content="a &quot;b&quot;&#10;&lt;c&gt;"/>
              </comments>
              <groups>
                <group id="1" name="axons" isExpanded="true"/>
              </groups>
            </things>
            """);
  }

  @Test
  void everyEntryOfMetadataHasAValueThatThePythonClientKnows() {
    skeleton
        .addTree("tree")
        .addMetadata(Metadata.of("flag", false))
        .addMetadata(Metadata.of("none", List.of()))
        .addMetadata(Metadata.of("list", List.of("a", "b")));

    assertThat(written())
        .contains("<metadataEntry key=\"flag\" boolValue=\"false\" stringValue=\"false\"/>")
        .contains("<metadataEntry key=\"none\" stringValue=\"\" stringListValue=\"\"/>")
        .contains("<metadataEntry key=\"list\" stringListValue-0=\"a\" stringListValue-1=\"b\"/>");
  }

  @Test
  void replacesWhatXmlCannotHold() throws IOException {
    skeleton.addTree("nul\0 bell\u0007 half\uD83E pair🧠 \uFFFF tab\t end");

    Nml read = Documents.read(written());

    assertThat(read.skeleton().trees().get(0).name())
        .isEqualTo("nul\uFFFD bell\uFFFD half\uFFFD pair🧠 \uFFFD tab\t end");
  }

  @Test
  void refusesNamesThatXmlCannotHold() {
    skeleton.addTree("tree").otherAttribute("a b", "c");

    assertThatIllegalArgumentException().isThrownBy(this::written).withMessageContaining("“a b”");
  }

  @Test
  void refusesUnknownAttributesThatAreKnown() {
    skeleton.addTree("tree").otherAttribute("name", "c");

    assertThatIllegalArgumentException().isThrownBy(this::written).withMessageContaining("“name”");
  }

  @Test
  void copiesTheSkeletonOfAnotherFile() throws IOException {
    skeleton.addTree("tree").addNode(Vec3Double.ZERO).comment("ü");
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    NmlWriter writer = new NmlWriter(first);
    writer.head(List.of(new NmlMeta("n", "é")), parameters());
    long from = writer.position();
    writer.skeleton(skeleton);
    long to = writer.position();
    writer.others(List.of(OtherElement.of("a", Map.of())));
    writer.end();
    assertThat(writer.position()).isEqualTo(first.size());

    ByteArrayInputStream written = new ByteArrayInputStream(first.toByteArray());
    Assertions.assertThat(written.skip(from)).isEqualTo(from);
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    NmlWriter copier = new NmlWriter(second);
    copier.head(List.of(), parameters());
    copier.copy(written, to - from);
    copier.end();

    assertThat(second.toString(StandardCharsets.UTF_8)).isEqualTo(written());
  }

  @Test
  void saysSoWhenThereIsTooLittleToCopy() {
    NmlWriter writer = new NmlWriter(new ByteArrayOutputStream());

    Assertions.assertThatExceptionOfType(EOFException.class)
        .isThrownBy(() -> writer.copy(new ByteArrayInputStream(new byte[3]), 5));
  }

  @Test
  void readsAFileWhoseSkeletonWasCutOut() throws IOException {
    skeleton.addTree("tree");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NmlWriter writer = new NmlWriter(out);
    writer.head(List.of(), parameters());
    writer.end();

    Nml nml = Documents.read(out.toByteArray());

    assertThat(nml.parameters()).isEqualTo(parameters());
    assertThat(nml.skeleton().trees()).isEmpty();
  }

  @Test
  void writesMoreThanOneBlock() throws IOException {
    Tree tree = skeleton.addTree("é".repeat(100_000));
    for (int i = 0; i < 10_000; i++) {
      tree.addNode(Vec3Double.of(i, i / 8.0, -i)).radius(i / 10.0).comment("🧠" + i);
    }

    assertThat(Documents.read(written()).skeleton()).isEqualTo(skeleton);
  }
}
