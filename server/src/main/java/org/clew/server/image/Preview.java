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
  private static final int BITS = 10;
  private static final double DOT = 4;
  private static final double LONE_DOT = 8;

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
      return PreviewSheet.empty(size, "no trees");
    }
    extent.box(box);
    Preview preview =
        new Preview(new PreviewLayout(size, extent, voxel), extent.isOneNode() ? LONE_DOT : DOT);
    trees.read(preview);
    preview.endTree();
    return preview.svg(size, box);
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

  private byte[] svg(Size size, @Nullable BoundingBox box) {
    PreviewSheet sheet = new PreviewSheet(size, layout, palette);
    for (Plane plane : Plane.values()) {
      sheet.begin(plane);
      if (box != null) {
        sheet.outline(plane, box);
      }
      sheet.lines(sketch(plane));
      sheet.dots(Objects.requireNonNull(dots.get(plane)), dot);
      sheet.end();
    }
    if (layout.hasWordsBelow()) {
      sheet.words("1 node");
    }
    return sheet.bytes();
  }
}
