package org.clew.server.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlBoundingBox;
import org.clew.annotation.nml.NmlReader;
import org.clew.annotation.nml.NmlVolume;
import org.clew.annotation.skeleton.Tree;
import org.clew.model.Vec3Double;
import org.clew.server.content.Contents.NamedFile;
import org.clew.server.content.NmlMerge.Merged;
import org.clew.server.content.NmlMerge.Part;
import org.clew.server.content.NmlMerge.Sorting;
import org.clew.server.storage.Blob;
import org.junit.jupiter.api.Test;

class NmlMergeTest {
  private static final NamedFile RED = file('a');
  private static final NamedFile BLUE = file('b');

  @Test
  void theActiveNodeFollowsItsNode() throws IOException {
    Part one = part("one", nml("", "<thing id=\"1\"><nodes>" + node(1) + "</nodes></thing>"));
    Part two =
        part(
            "two",
            nml(
                "<activeNode id=\"1\"/>",
                "<thing id=\"1\" name=\"t\"><nodes>" + node(1) + "</nodes></thing>"));

    Nml merged = NmlMerge.of(List.of(one, two), Sorting.NONE).nml();

    assertThat(merged.skeleton().nodeCount()).isEqualTo(2);
    Integer active = Objects.requireNonNull(merged.parameters().activeNode());
    assertThat(merged.skeleton().findNode(active).orElseThrow().tree().name()).isEqualTo("t");
  }

  @Test
  void everyBoxStaysAndThoseOfTasksComeLast() throws IOException {
    String box =
        "topLeftX=\"1\" topLeftY=\"1\" topLeftZ=\"1\" width=\"1\" height=\"1\" depth=\"1\"";
    String parameters =
        "<userBoundingBox id=\"1\" name=\"u\" %1$s/><taskBoundingBox name=\"x\" %1$s/>"
            .formatted(box);
    Part part = part("one", nml(parameters, ""));

    List<NmlBoundingBox> boxes =
        NmlMerge.of(List.of(part, part), Sorting.NONE).nml().parameters().userBoundingBoxes();

    assertThat(boxes)
        .extracting(NmlBoundingBox::name)
        .containsExactly("u", "u", "task bounding box", "task bounding box");
    assertThat(boxes).extracting(NmlBoundingBox::id).doesNotHaveDuplicates();
    assertThat(boxes.getFirst().id()).isEqualTo(1);
  }

  @Test
  void layersOfOneNameBecomeSeveralWithTheirOwnVoxels() throws IOException {
    String layers =
        "<volume id=\"0\" location=\"v.zip\" editedMappingEdgesLocation=\"e.zip\"/>"
            + "<volume id=\"1\" name=\"Volume (2)\"/>";
    Part one = new Part("one", nml("", layers), Map.of("v.zip", RED));
    Part two = new Part("two", nml("", layers), Map.of("v.zip", BLUE, "e.zip", RED));

    Merged merged = NmlMerge.of(List.of(one, two), Sorting.NONE);

    List<NmlVolume> volumes = merged.nml().volumes();
    assertThat(volumes)
        .extracting(NmlVolume::name)
        .containsExactly("Volume", "Volume (2)", "Volume (3)", "Volume (2) (2)");
    assertThat(volumes).extracting(NmlVolume::id).containsExactly(0, 1, 2, 3);
    assertThat(merged.files().get(volumes.get(0).location())).isEqualTo(RED);
    assertThat(merged.files().get(volumes.get(2).location())).isEqualTo(BLUE);
    String edges = volumes.get(2).otherAttributes().get("editedMappingEdgesLocation");
    assertThat(merged.files().get(edges)).isEqualTo(RED);
    assertThat(merged.files()).hasSize(3);
  }

  @Test
  void theViewComesFromTheFirstThatHasOne() throws IOException {
    Part blind = part("one", nml("", ""));
    Part seeing = part("two", nml("<editPosition x=\"1\" y=\"2\" z=\"3\"/>", ""));

    Nml merged = NmlMerge.of(List.of(blind, seeing), Sorting.NONE).nml();

    assertThat(merged.parameters().editPosition()).isEqualTo(Vec3Double.of(1, 2, 3));
  }

  @Test
  void oneAloneKeepsItsNamesUnlessGroupsAreAskedFor() throws IOException {
    Part part = part("one", nml("", "<thing id=\"7\" name=\"t\"><nodes/></thing>"));

    Tree plain = NmlMerge.of(List.of(part), Sorting.PREFIXES).nml().skeleton().trees().getFirst();
    Tree grouped = NmlMerge.of(List.of(part), Sorting.GROUPS).nml().skeleton().trees().getFirst();

    assertThat(plain.name()).isEqualTo("t");
    assertThat(plain.id()).isEqualTo(7);
    assertThat(plain.group()).isEmpty();
    assertThat(grouped.group().orElseThrow().name()).isEqualTo("one");
  }

  @Test
  void axesOfSeveralSpanAllOfThem() throws IOException {
    String axis =
        "<additionalAxes><additionalAxis name=\"t\" index=\"1\" start=\"%d\" end=\"%d\"/></additionalAxes>";
    Part early = part("one", nml(axis.formatted(0, 5), ""));
    Part late = part("two", nml(axis.formatted(3, 9), ""));

    assertThat(NmlMerge.of(List.of(early, late), Sorting.NONE).nml().parameters().additionalAxes())
        .singleElement()
        .satisfies(both -> {
          assertThat(both.start()).isZero();
          assertThat(both.end()).isEqualTo(9);
        });
  }

  @Test
  void nothingCannotBeMerged() {
    assertThatThrownBy(() -> NmlMerge.of(List.of(), Sorting.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Part part(String label, Nml nml) {
    return new Part(label, nml, Map.of());
  }

  private static String node(int id) {
    return "<node id=\"%d\" x=\"1\" y=\"2\" z=\"3\"/>".formatted(id);
  }

  private static Nml nml(String parameters, String more) throws IOException {
    String text =
        "<things><parameters><experiment name=\"em\"/>%s</parameters>%s</things>"
            .formatted(parameters, more);
    return NmlReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static NamedFile file(char digit) {
    return NamedFile.of(new Blob(String.valueOf(digit).repeat(64), 1));
  }
}
