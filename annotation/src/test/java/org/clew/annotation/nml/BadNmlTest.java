package org.clew.annotation.nml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class BadNmlTest {
  private static final String BOX =
      "<things><parameters><userBoundingBox id='0' topLeftX='%s' topLeftY='0' topLeftZ='0'"
          + " width='%s' height='1' depth='1'/></parameters></things>";

  private static Arguments bad(String text, String message) {
    return Arguments.of(text, message);
  }

  private static String nodes(String nodes) {
    return Documents.with("<thing id='1'><nodes>" + nodes + "</nodes></thing>");
  }

  static Stream<Arguments> content() {
    return Stream.of(
        bad(nodes("<node id='x' x='1' y='1' z='1'/>"), "Line 2: Invalid node id “x”."),
        bad(nodes("<node id='1.5' x='1' y='1' z='1'/>"), "Line 2: Invalid node id “1.5”."),
        bad(
            nodes("<node id='2147483648' x='1' y='1' z='1'/>"),
            "Line 2: Invalid node id “2147483648”."),
        bad(nodes("<node x='1' y='1' z='1'/>"), "Line 2: Invalid node id “”."),
        bad(
            nodes("<node id='1' x='1' z='1'/>"),
            "Line 2: Node 1 has no position: “x”, “y” and “z” are needed."),
        bad(
            nodes("<node id='1' x='a' y='1' z='1'/>"),
            "Line 2: The attribute “x” of “node” is not a finite number: “a”."),
        bad(
            nodes("<node id='1' x='' y='1' z='1'/>"),
            "Line 2: The attribute “x” of “node” is not a finite number: “”."),
        bad(
            nodes("<node id='1' x='NaN' y='1' z='1'/>"),
            "Line 2: The attribute “x” of “node” is not a finite number: “NaN”."),
        bad(
            nodes("<node id='1' x='1' y='-Infinity' z='1'/>"),
            "Line 2: The attribute “y” of “node” is not a finite number: “-Infinity”."),
        bad(
            nodes("<node id='1' x='1' y='1' z='1e999'/>"),
            "Line 2: The attribute “z” of “node” is not a finite number: “1e999”."),
        bad(
            nodes("<node id='1' x='0x1p3' y='1' z='1'/>"),
            "Line 2: The attribute “x” of “node” is not a finite number: “0x1p3”."),
        bad(
            nodes("<node id='1' x='1' y='1' z='1' inVp='1.5'/>"),
            "Line 2: The attribute “inVp” of “node” is not a whole number from −2³¹ to 2³¹ − 1: “1.5”."),
        bad(
            nodes("<node id='1' x='1' y='1' z='1' interpolation='perhaps'/>"),
            "Line 2: The attribute “interpolation” of “node” is not “true” or “false”: “perhaps”."),
        bad(
            nodes("<node id='1' x='1' y='1' z='1' time='9223372036854775808'/>"),
            "Line 2: The attribute “time” of “node” is not a whole number of 64 bits: “9223372036854775808”."),
        bad(
            nodes(Documents.node(4) + "\n\n" + Documents.node(4)),
            "Line 4: There are two nodes with the id 4."),
        bad(
            Documents.withTree("<thing id='2'><nodes>" + Documents.node(2) + "</nodes></thing>"),
            "Line 3: There are two nodes with the id 2."),
        bad(Documents.withTree("<thing id='1'/>"), "Line 3: There are two trees with the id 1."),
        bad(Documents.with("<thing id='t'/>"), "Line 2: Invalid tree id “t”."),
        bad(
            Documents.with("<thing id='1'><edges>\n<edge source='1' target='b'/></edges></thing>"),
            "Line 3: Invalid edge “1-b”."),
        bad(
            Documents.with("<thing id='1'><edges><edge source='1'/></edges></thing>"),
            "Line 2: Invalid edge “1-”."),
        bad(
            Documents.withTree(
                "<thing id='2'>\n<edges><edge source='1' target='2'/></edges></thing>"),
            "Line 4: The edge 1-2 ends at node 1, which tree 2 does not have."),
        bad(
            nodes(
                Documents.node(4)
                    + "</nodes><edges>\n<edge source='4' target='99'/></edges><nodes>"),
            "Line 3: The edge 4-99 ends at node 99, which tree 1 does not have."),
        bad(
            Documents.withTree("<comments>\n<comment node='9' content='c'/></comments>"),
            "Line 4: The comment is at node 9, which does not exist."),
        bad(
            Documents.withTree("<comments><comment content='c'/></comments>"),
            "Line 3: “comment” has no attribute “node”."),
        bad(
            Documents.withTree("<branchpoints><branchpoint id='9'/></branchpoints>"),
            "Line 3: The branch point is at node 9, which does not exist."),
        bad(
            Documents.with(
                "\n<thing id='1' groupId='5'/><groups><group id='1' name='a'/></groups>"),
            "Line 3: Tree 1 is in group 5, which does not exist."),
        bad(
            Documents.with(
                "<groups><group id='1' name='a'><group id='1' name='b'/></group></groups>"),
            "Line 2: There are two groups with the id 1."),
        bad(
            Documents.with("<groups><group name='a'/></groups>"),
            "Line 2: “group” has no attribute “id”."),
        bad(
            Documents.with("<volume id='0' name='a'/>\n<volume id='1' name='a'/>"),
            "Line 3: Annotations with multiple volume layers must have a unique name for each layer."),
        bad(
            Documents.with("<volume id='0'><segments><segment name='a'/></segments></volume>"),
            "Line 2: “segment” has no attribute “id”."),
        bad(
            BOX.formatted("1.5", "1"),
            "Line 1: The attribute “topLeftX” of “userBoundingBox” is not a whole number from −2³¹ to 2³¹ − 1: “1.5”."),
        bad(BOX.formatted("1", "-1"), "Line 1: The size of a bounding box is negative."),
        bad(
            "<things><parameters><additionalAxes><additionalAxis name='t' index='0' start='0' end='1'/><additionalAxis name='t' index='1' start='0' end='1'/></additionalAxes></parameters></things>",
            "Line 1: Additional coordinates do not have unique names."),
        bad("<things/>", "No parameters section found."),
        bad(
            "<things>\n<parameters/><parameters/></things>",
            "Line 2: There is more than one parameters section."),
        bad(
            "<html/>",
            "Line 1: This is not an NML file: its root element is “html”, not “things”."));
  }

  static Stream<Arguments> xml() {
    return Stream.of(
        bad("", "The file is empty."),
        bad("  \n ", "Line 2: The file holds no element."),
        bad("PK\3\4\0\0", "Line 1: This is not XML: there is something else before the first “<”."),
        bad("{\"a\": 1}", "Line 1: This is not XML: there is something else before the first “<”."),
        bad(
            "<things><parameters>\n</parameters>\n<thing",
            "Line 3: The file ends before “things” does."),
        bad("<things><parameters>\n<scale x='1", "Line 2: The file ends before “parameters” does."),
        bad("<things", "Line 1: The file ends in the middle of a tag."),
        bad(
            "<things><parameters></things>",
            "Line 1: The end tag does not fit the open element “parameters”."),
        bad(Documents.with("") + "<things/>", "Line 2: A second root element follows."),
        bad(
            Documents.with("") + "\nmore",
            "Line 3: Something follows the end of the root element."),
        bad(
            "<!DOCTYPE things [<!ENTITY a 'b'>]><things/>",
            "Line 1: An NML file may not have a DOCTYPE."),
        bad(
            "<?xml version='1.0'?>\n<!DOCTYPE things SYSTEM 'file:///etc/passwd'><things/>",
            "Line 2: An NML file may not have a DOCTYPE."),
        bad(
            "<?xml version='1.0' encoding='EBCDIC-CP-US'?><things/>",
            "Line 1: The encoding “EBCDIC-CP-US” is not supported. Save the file as UTF-8."),
        bad(
            Documents.with("<meta name='&lol;' content=''/>"),
            "Line 2: “&lol;” is not a reference that XML knows."),
        bad(
            Documents.with("<meta name='&#0;' content=''/>"),
            "Line 2: “&#0;” is not a reference that XML knows."),
        bad(
            Documents.with("<meta name='&#xD800;' content=''/>"),
            "Line 2: “&#xD800;” is not a reference that XML knows."),
        bad(
            Documents.with("<meta name='& b' content=''/>"),
            "Line 2: “& b” is not a reference that XML knows."),
        bad(
            Documents.with("<meta name='a' name='b'/>"),
            "Line 2: “meta” has the attribute “name” twice."),
        bad(nodes("<node id='1' id='1'/>"), "Line 2: “node” has the attribute “id” twice."),
        bad(
            Documents.with("<meta name='a\n<meta name='b'/>"),
            "Line 3: The value of an attribute of “meta” does not end, or holds “<”."),
        bad(
            Documents.with("<meta name='a\u0001'/>"),
            "Line 2: The value of an attribute of “meta” holds a character that XML does not allow."),
        bad(
            Documents.with("\u0000"),
            "Line 2: The text holds a character that XML does not allow."),
        bad(
            Documents.with("<meta name='a'content='b'/>"),
            "Line 2: There is no blank before an attribute of “meta”."),
        bad(
            Documents.with("<meta name=a/>"),
            "Line 2: The tag holds something that does not belong there."),
        bad(Documents.with("<1/>"), "Line 2: The tag holds something that does not belong there."),
        bad(
            Documents.with("<!ELEMENT a>"),
            "Line 2: After “<!” comes neither a comment nor CDATA."));
  }

  @ParameterizedTest
  @MethodSource("content")
  void badContentGetsALineAndAReason(String text, String message) {
    assertThatExceptionOfType(NmlException.class)
        .isThrownBy(() -> Documents.read(text))
        .withMessage(message);
  }

  @ParameterizedTest
  @MethodSource("xml")
  void badXmlGetsALineAndAReason(String text, String message) {
    assertThatExceptionOfType(NmlException.class)
        .isThrownBy(() -> Documents.read(text))
        .withMessage(message);
  }

  @Test
  void theLineIsKnownToPrograms() {
    assertThatExceptionOfType(NmlException.class)
        .isThrownBy(() -> Documents.read(Documents.with("\n\n<thing id='t'/>")))
        .satisfies(e -> assertThat(e.line()).isEqualTo(4));
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    byte[] bytes = Documents.with("<meta name='é'/>").getBytes(StandardCharsets.ISO_8859_1);

    assertThatExceptionOfType(NmlException.class)
        .isThrownBy(() -> Documents.read(bytes))
        .withMessage("Line 2: The text is not UTF-8.");
  }

  private static String limited(String text, NmlLimits limits) throws IOException {
    try {
      NmlReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limits);
      return "fine";
    } catch (NmlException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void whatGoesBeyondALimitIsRefused() throws IOException {
    NmlLimits limits = NmlLimits.DEFAULT;
    String text = Documents.withTree("<comments><comment node='1' content='c'/></comments>");

    assertThat(limited(text, limits.withMaxNodes(2))).isEqualTo("fine");
    assertThat(limited(text, limits.withMaxNodes(1)))
        .isEqualTo("Line 2: The file holds more than 1 nodes.");
    assertThat(limited(text, limits.withMaxItems(2))).isEqualTo("fine");
    assertThat(limited(text, limits.withMaxItems(1)))
        .isEqualTo("Line 3: The file holds more than 1 trees, groups, comments and the like.");
    assertThat(limited(text, limits.withMaxBytes(text.length()))).isEqualTo("fine");
    assertThat(limited(text, limits.withMaxBytes(text.length() - 1)))
        .contains("The file is longer than");
    assertThat(limited(text, limits.withMaxDepth(4))).isEqualTo("fine");
    assertThat(limited(text, limits.withMaxDepth(3))).contains("nested more than 3 deep");
  }

  @Test
  void endlessTagsTextsAndAttributesAreRefused() throws IOException {
    NmlLimits limits = NmlLimits.DEFAULT.withMaxTagBytes(100_000).withMaxAttributes(50);
    String many =
        Stream.iterate(0, i -> i + 1)
            .limit(51)
            .map(i -> " a" + i + "='1'")
            .reduce("", String::concat);

    assertThat(limited(Documents.with("<meta name='" + "x".repeat(200_000) + "'/>"), limits))
        .contains("longer than 100000 bytes");
    assertThat(limited(Documents.with("<a>" + "x".repeat(200_000) + "</a>"), limits))
        .contains("longer than 100000 bytes");
    assertThat(limited(Documents.with("<a" + many + "/>"), limits))
        .contains("more than 50 attributes");
    assertThat(
            limited(
                Documents.with(" ".repeat(500_000) + "<!--" + "x>".repeat(200_000) + "-->"),
                limits))
        .isEqualTo("fine");
  }

  @Test
  void aThousandLevelsAreRefusedBeforeTheyHurt() {
    String deep = Documents.with("<a>".repeat(100_000));

    assertThatExceptionOfType(NmlException.class)
        .isThrownBy(() -> Documents.read(deep))
        .withMessage("Line 2: The elements are nested more than 100 deep.");
  }
}
