package org.clew.server.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.clew.model.BoundingBox;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewTest {
  private static final Vec3Double VOXEL = new Vec3Double(10, 10, 30);

  private static Preview.Trees of(String nml) {
    return listener -> {
      try {
        SkeletonScan.read(
            new ByteArrayInputStream(nml.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
            listener);
      } catch (IOException impossible) {
        throw new java.io.UncheckedIOException(impossible);
      }
    };
  }

  private static final class Log implements SkeletonScan.Listener {
    private final List<String> heard = new ArrayList<>();

    @Override
    public void tree(int color) {
      heard.add("tree %06x".formatted(color));
    }

    @Override
    public void node(int id, double x, double y, double z) {
      heard.add("node " + id + " " + x + " " + y + " " + z);
    }

    @Override
    public void edge(int source, int target) {
      heard.add("edge " + source + " " + target);
    }
  }

  @Test
  void treesAreReadAsTheServerWritesThem() {
    Log log = new Log();

    of("""
    <thing id='3' color.r='1.0' color.g='0.5' color.b='0' color.a='1' name='a > b /> &lt;node id=&quot;7&quot;/>'>
      <nodes>
        <node id='1' radius='1.5' x='10' y='-20.25' z='30' rotX='0' time='1500000000000'/>
        <node id='2147483647' x='1e3' y='0.125' z='0'/>
      </nodes>
      <edges><edge source='1' target='2147483647'/></edges>
    </thing>
    <branchpoints><branchpoint id='1'/></branchpoints>
    <comments><comment node='1' content='<node id="9" x="1"/>'/></comments>
    """)
        .read(log);

    assertThat(log.heard)
        .containsExactly(
            "tree ff8000",
            "node 1 10.0 -20.25 30.0",
            "node 2147483647 1000.0 0.125 0.0",
            "edge 1 2147483647");
  }

  private static String draw(String nml, @Nullable BoundingBox box, int width, int height) {
    return new String(
        Preview.draw(of(nml), box, VOXEL, new Size(width, height)), StandardCharsets.UTF_8);
  }

  @Test
  void projectionsAreToScale() {
    String svg =
        draw(
            "<thing id='1' color.r='1' color.g='0' color.b='0'><node id='1' x='0' y='0' z='0'/>"
                + "<node id='2' x='100' y='50' z='20'/><edge source='1' target='2'/></thing>",
            BoundingBox.of(0, 0, 0, 101, 51, 21),
            400,
            120);

    // 1000 nm right, 500 and 600 nm down: the cells of all three are of one size.
    String[] paths = svg.lines().filter(line -> line.contains("<path")).toArray(String[]::new);
    assertThat(paths).hasSize(3);
    int[] xy = ends(paths[0]);
    int[] xz = ends(paths[1]);
    int[] yz = ends(paths[2]);
    assertThat(xy[0]).isEqualTo(xz[0]);
    assertThat((double) xy[1] / xy[0]).isBetween(0.48, 0.52);
    assertThat((double) xz[1] / xz[0]).isBetween(0.58, 0.62);
    assertThat(yz[0]).isEqualTo(xz[1]);
    assertThat(svg).contains("<rect").contains(">xy</text>").contains("stroke=\"#ff1616\"");
    List<MatchResult> names =
        Pattern.compile(
                "<text x=\"(\\S+)\" y=\"(\\S+)\".*\n<g transform=\"translate\\(\\1 (\\S+)\\)")
            .matcher(svg)
            .results()
            .toList();
    assertThat(names)
        .as("names stand above their projections")
        .hasSize(3)
        .allMatch(name -> Double.parseDouble(name.group(2)) < Double.parseDouble(name.group(3)));
  }

  @Test
  void aSketchKeepsTogetherWhatWasConnected() {
    Sketch sketch = new Sketch(100);
    for (int i = 0; i < 1000; i++) {
      sketch.line(1, i, i / 2, i + 1, (i + 1) / 2);
    }

    // One line, from one end to the other.
    String path = sketch.path(1);
    assertThat(path).startsWith("M0 0l").hasSizeLessThan(600);
    assertThat(path.chars().filter(letter -> letter == 'M').count()).isEqualTo(1);
    String[] steps = path.substring("M0 0l".length()).split(" ", -1);
    int right = 0;
    for (int i = 0; i < steps.length; i += 2) {
      right += Integer.parseInt(steps[i]);
    }
    assertThat(right).isBetween(980, 1000);
    assertThat(sketch.path(0)).isEmpty();
  }

  @Test
  void aSketchDrawsForksAndRings() {
    Sketch sketch = new Sketch(100);
    sketch.line(0, 5, 5, 9, 5);
    sketch.line(0, 9, 5, 9, 1);
    sketch.line(0, 9, 5, 12, 12);
    sketch.line(0, 30, 30, 35, 30);
    sketch.line(0, 35, 30, 35, 35);
    sketch.line(0, 35, 35, 30, 30);
    sketch.line(0, 50, 50, 50, 50);

    assertThat(sketch.path(0)).isEqualTo("M5 5l4 0 0-4M9 5l3 7M30 30l5 0 0 5-5-5M50 50l0 0");
  }

  private static int[] ends(String path) {
    String[] numbers = path.replaceFirst(".*l(\\d+) (\\d+)\"/>", "$1 $2").split(" ", -1);
    return new int[] {Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])};
  }

  @Test
  void aSingleNodeAndNothingAreDrawn() {
    assertThat(draw("<thing id='1'><node id='1' x='5' y='5' z='5'/></thing>", null, 180, 60))
        .contains("l0 0\"/>")
        .contains(">1 node</text>");
    assertThat(
            draw(
                "<thing id='1'><node id='1' x='5' y='5' z='5'/><node id='2' x='5' y='5' z='5'/></thing>",
                null,
                180,
                60))
        .doesNotContain("1 node");
    assertThat(draw("", null, 180, 60)).contains("no trees");
    assertThat(
            draw("<thing id='1'><node id='1' x='1e300' y='NaN' z='-1e300'/></thing>", null, 1, 1))
        .endsWith("</svg>\n");
  }

  /** Many nodes, made while they are read. */
  private static final class Many extends InputStream {
    private final int nodes;
    private int next;
    private byte[] part = {};
    private int at;

    Many(int nodes) {
      this.nodes = nodes;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] to, int from, int most) {
      if (at == part.length) {
        at = 0;
        part = line().getBytes(StandardCharsets.US_ASCII);
        next++;
      }
      int count = Math.min(most, part.length - at);
      System.arraycopy(part, at, to, from, count);
      at += count;
      return part.length == 0 ? -1 : count;
    }

    private String line() {
      if (next == 0) {
        return "<thing id=\"1\" color.r=\"0\" color.g=\"1\" color.b=\"0\">";
      }
      if (next <= nodes) {
        double turn = next * 0.0007;
        return "<node id=\""
            + next
            + "\" x=\""
            + (int) (5000 + 4000 * Math.cos(turn))
            + "\" y=\""
            + (int) (5000 + 4000 * Math.sin(turn * 1.37))
            + "\" z=\""
            + next / 50
            + "\"/>";
      }
      int edge = next - nodes;
      return edge < nodes ? "<edge source=\"" + edge + "\" target=\"" + (edge + 1) + "\"/>" : "";
    }
  }

  @ParameterizedTest
  @CsvSource({"300000,180,60", "300000,1024,400", "1100000,600,200"})
  void manyNodesMakeASmallPicture(int nodes, int width, int height) {
    Preview.Trees trees =
        listener -> {
          try {
            SkeletonScan.read(new Many(nodes), listener);
          } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
          }
        };

    byte[] svg =
        Preview.draw(
            trees, BoundingBox.of(0, 0, 0, 10000, 10000, 7000), VOXEL, new Size(width, height));

    assertThat(svg.length).isBetween(2000, 50_000);
  }

  @Test
  void colorsAreFewAndSeenOnWhiteAndOnBlack() {
    StringBuilder nml = new StringBuilder();
    for (int tree = 0; tree < 500; tree++) {
      nml.append(
          "<thing id='%d' color.r='%s' color.g='%s' color.b='0'><node id='%d' x='%d' y='%d' z='%d'/></thing>"
              .formatted(
                  tree,
                  tree % 25 / 25.0,
                  tree / 500.0,
                  tree,
                  tree * 37 % 400,
                  tree * 91 % 300,
                  tree));
    }

    String svg = draw(nml.toString(), null, 600, 200);

    assertThat(svg.lines().filter(line -> line.contains("<path")).count())
        .isLessThanOrEqualTo(3L * Palette.MOST);
    assertThat(Palette.visible(0xffffff)).isEqualTo(0xa6a6a6);
    assertThat(Palette.visible(0)).isEqualTo(0x5c5c5c);
    assertThat(Palette.visible(0x00ff00)).isEqualTo(0x00ff00);
  }

  @Test
  void overlaysShowWhatIsNear() {
    View view = View.of(Plane.XY, new Vec3Int(50, 50, 10), new Size(100, 100), 1, VOXEL);
    String nml =
        "<thing id='1' color.r='1' color.g='0' color.b='0'><node id='1' x='40' y='50' z='10'/>"
            + "<node id='2' x='60' y='50' z='10'/><node id='3' x='70' y='50' z='12'/>"
            + "<node id='4' x='80' y='50' z='90'/><node id='5' x='5000' y='50' z='10'/>"
            + "<edge source='1' target='2'/><edge source='2' target='3'/><edge source='3' target='4'/>"
            + "<edge source='2' target='5'/></thing>";

    String svg =
        new String(
            Overlay.draw(
                of(nml), view, 100, BoundingBox.of(20, 30, 0, 10, 20, 11), new Vec3Int(50, 50, 10)),
            StandardCharsets.UTF_8);

    // In voxel 20 begins the box: 30 pixels left of the middle of pixel 50, less half a voxel.
    assertThat(svg).contains("<rect x=\"20\" y=\"30\" width=\"10\" height=\"20\"");
    assertThat(svg).contains("<circle cx=\"50.5\" cy=\"50.5\"").doesNotContain("dasharray");
    // 2 voxels of 30 nm away, of 100 nm.
    assertThat(svg).contains("stroke-opacity=\"1\"").contains("stroke-opacity=\"0.5\"");
    assertThat(svg).doesNotContain("stroke-opacity=\"0.25\"");
  }
}
