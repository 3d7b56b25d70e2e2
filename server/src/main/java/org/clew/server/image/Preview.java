package org.clew.server.image;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.clew.model.BoundingBox;
import org.clew.model.Vec3Double;
import org.jspecify.annotations.Nullable;

/** Draws three projections of trees. Goes through them twice and keeps one tree at a time. */
final class Preview implements SkeletonScan.Listener {
  private static final int MOST_LINES = 4000;
  private static final int MOST_DOTS = 300;
  private static final int MOST_CHARACTERS = 15_000;
  private static final int BITS = 10;
  private static final double STROKE = 1.2;
  private static final double DOT = 4;
  private static final double LONE_DOT = 8;
  private static final int LABELLED = 120;

  /** How high a line of words is. */
  private static final int WORDS = 14;

  private final PreviewLayout layout;
  private final double dot;
  private final Palette palette = new Palette();
  private final Map<Plane, Sketch> sketches = new EnumMap<>(Plane.class);
  private final NodePlaces places = new NodePlaces();
  private int color;
  private final Map<Plane, Sketch> dots = new EnumMap<>(Plane.class);
  private final Set<Plane> drawn = EnumSet.noneOf(Plane.class);
  private long first = NodePlaces.UNKNOWN;

  private Preview(PreviewLayout layout, double dot) {
    this.layout = layout;
    this.dot = dot;
    for (Plane plane : Plane.values()) {
      sketches.put(plane, new Sketch(MOST_LINES));
      dots.put(plane, new Sketch(MOST_DOTS));
    }
  }

  /** Something that trees are read from, as often as needed. */
  @FunctionalInterface
  interface Trees {
    /** Goes through them once. */
    void read(SkeletonScan.Listener listener);
  }

  static byte[] draw(Trees trees, @Nullable BoundingBox box, Vec3Double voxel, Size size) {
    Extent extent = new Extent();
    trees.read(extent);
    if (extent.isEmpty()) {
      return nothing(size);
    }
    extent.box(box);
    boolean isLone = extent.isOneNode() && size.height() >= 2 * WORDS;
    Size drawn = isLone ? new Size(size.width(), size.height() - WORDS) : size;
    Preview preview =
        new Preview(new PreviewLayout(drawn, extent, voxel), extent.isOneNode() ? LONE_DOT : DOT);
    trees.read(preview);
    preview.endTree();
    return preview.svg(size, box, isLone ? "1 node" : "");
  }

  private static byte[] nothing(Size size) {
    return new Svg(size).add(words(size, size.height() / 2.0 + 4, "no trees")).bytes();
  }

  private static String words(Size size, double y, String words) {
    return "<text x=\"%s\" y=\"%s\" fill=\"%s\" font-family=\"sans-serif\" font-size=\"12\" text-anchor=\"middle\">%s</text>\n"
        .formatted(Svg.number(size.width() / 2.0), Svg.number(y), Svg.NEUTRAL, words);
  }

  @Override
  public void tree(int rgb) {
    endTree();
    color = palette.indexOf(rgb);
  }

  @Override
  public void node(int id, double x, double y, double z) {
    long place =
        (long) layout.cellOf(0, x) << (2 * BITS)
            | (long) layout.cellOf(1, y) << BITS
            | layout.cellOf(2, z);
    first = first == NodePlaces.UNKNOWN ? place : first;
    if (!places.put(id, place)) {
      // There is no room for what edges need: such a tree is dense enough to be seen by its nodes.
      draw(place, place);
    }
  }

  @Override
  public void edge(int source, int target) {
    long from = places.get(source);
    long to = places.get(target);
    if (from != NodePlaces.UNKNOWN && to != NodePlaces.UNKNOWN) {
      draw(from, to);
    }
  }

  /** However small a tree is, something of it is to be seen. */
  private void endTree() {
    if (drawn.isEmpty()) {
      places.forEach(this::dot);
    } else if (first != NodePlaces.UNKNOWN && drawn.size() < Plane.values().length) {
      dot(first);
    }
    places.clear();
    drawn.clear();
    first = NodePlaces.UNKNOWN;
  }

  private void dot(long place) {
    for (Plane plane : Plane.values()) {
      if (!drawn.contains(plane)) {
        int x = cell(place, plane.right());
        int y = cell(place, plane.down());
        Objects.requireNonNull(dots.get(plane)).line(color, x, y, x, y);
      }
    }
  }

  private void draw(long from, long to) {
    for (Plane plane : Plane.values()) {
      int x1 = cell(from, plane.right());
      int y1 = cell(from, plane.down());
      int x2 = cell(to, plane.right());
      int y2 = cell(to, plane.down());
      if (from == to || x1 != x2 || y1 != y2) {
        sketch(plane).line(color, x1, y1, x2, y2);
        drawn.add(plane);
      }
    }
  }

  private Sketch sketch(Plane plane) {
    return Objects.requireNonNull(sketches.get(plane));
  }

  private static int cell(long place, int axis) {
    return (int) (place >> ((2 - axis) * BITS)) & Sketch.LAST;
  }

  private byte[] svg(Size size, @Nullable BoundingBox box, String words) {
    Svg svg = new Svg(size);
    for (Plane plane : Plane.values()) {
      double cell = layout.cellPixels();
      svg.add(
          "<g transform=\"translate(%s %s) scale(%s)\" fill=\"none\" stroke-linecap=\"round\" stroke-width=\"%s\">\n"
              .formatted(
                  Svg.number(layout.left(plane)),
                  Svg.number(layout.top(plane)),
                  Double.toString(cell),
                  Svg.number(STROKE / cell)));
      if (box != null) {
        outline(svg, plane, box);
      }
      svg.add(paths(sketch(plane), ""));
      String wide = " stroke-width=\"%s\"".formatted(Svg.number(dot / cell));
      svg.add(paths(Objects.requireNonNull(dots.get(plane)), wide));
      svg.add("</g>\n");
      if (size.height() >= LABELLED) {
        svg.add(
            "<text x=\"%s\" y=\"12\" fill=\"%s\" font-family=\"sans-serif\" font-size=\"11\">%s</text>\n"
                .formatted(Svg.number(layout.left(plane) + 2), Svg.NEUTRAL, plane.wireName()));
      }
    }
    if (!words.isEmpty()) {
      svg.add(words(size, size.height() - 3.0, words));
    }
    return svg.bytes();
  }

  private String paths(Sketch sketch, String more) {
    StringBuilder paths = new StringBuilder();
    do {
      if (!paths.isEmpty()) {
        sketch.coarsen();
        paths.setLength(0);
      }
      for (int index = 0; index < palette.size(); index++) {
        String path = sketch.path(index);
        if (!path.isEmpty()) {
          paths.append(
              "<path stroke=\"%s\"%s d=\"%s\"/>\n".formatted(palette.hex(index), more, path));
        }
      }
    } while (paths.length() > MOST_CHARACTERS);
    return paths.toString();
  }

  private void outline(Svg svg, Plane plane, BoundingBox box) {
    double left = edge(plane.right(), box.topLeft().toVec3Double());
    double top = edge(plane.down(), box.topLeft().toVec3Double());
    svg.add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" stroke=\"%s\"/>\n"
            .formatted(
                Svg.number(left),
                Svg.number(top),
                Svg.number(edge(plane.right(), box.bottomRight().toVec3Double()) - left),
                Svg.number(edge(plane.down(), box.bottomRight().toVec3Double()) - top),
                Svg.NEUTRAL));
  }

  private double edge(int axis, Vec3Double corner) {
    return layout.exactCell(axis, Plane.along(corner, axis));
  }
}
