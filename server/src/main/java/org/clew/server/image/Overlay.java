package org.clew.server.image;

import org.clew.model.BoundingBox;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;

/** Draws what lies in and near a plane: trees, which fade with their distance, box and start. */
final class Overlay implements SkeletonScan.Listener {
  private static final int MOST_LINES = 3000;
  private static final int FADES = 4;
  private static final double STROKE = 1.5;
  private static final double DOT = 3.5;
  private static final double START_RADIUS = 6;

  /** Of a place: pixels in eighths from far to the left of the picture, the same down, distance. */
  private static final int PIXEL_BITS = 24;

  private static final int DISTANCE_BITS = 14;
  private static final int FINE = 8;
  private static final int ZERO = 1 << (PIXEL_BITS - 1);
  private static final int MASK = (1 << PIXEL_BITS) - 1;

  private final View view;
  private final double depth;
  private final double cell;
  private final Palette palette = new Palette();
  private final Sketch sketch = new Sketch(MOST_LINES);
  private final Sketch dots = new Sketch(MOST_LINES);
  private final NodePlaces places = new NodePlaces();
  private int color;

  /** With the distance, in nanometers, from which on nothing is seen. */
  private Overlay(View view, double depth) {
    this.view = view;
    this.depth = depth;
    int longest = Math.max(view.size().width(), view.size().height());
    cell = (double) longest / Sketch.LAST;
  }

  static byte[] draw(
      Preview.Trees trees,
      View view,
      double depth,
      @Nullable BoundingBox box,
      @Nullable Vec3Int start) {
    Overlay overlay = new Overlay(view, depth);
    trees.read(overlay);
    Svg svg = new Svg(view.size());
    if (box != null) {
      overlay.box(svg, box);
    }
    overlay.lines(svg, overlay.sketch, STROKE);
    overlay.lines(svg, overlay.dots, DOT);
    if (start != null) {
      overlay.start(svg, start.toVec3Double());
    }
    return svg.bytes();
  }

  @Override
  public void tree(int rgb) {
    places.clear();
    color = palette.indexOf(rgb);
  }

  @Override
  public void node(int id, double x, double y, double z) {
    Vec3Double at = new Vec3Double(x, y, z);
    double distance = distance(at);
    double right = view.x(Plane.along(at, view.plane().right()) + 0.5) * FINE + ZERO;
    double down = view.y(Plane.along(at, view.plane().down()) + 0.5) * FINE + ZERO;
    if (distance > depth || right < 0 || right > MASK || down < 0 || down > MASK) {
      return;
    }
    long part = Math.round(distance / depth * ((1 << DISTANCE_BITS) - 1));
    long place = (long) right << (PIXEL_BITS + DISTANCE_BITS) | (long) down << DISTANCE_BITS | part;
    places.put(id, place);
    line(dots, place, place);
  }

  @Override
  public void edge(int source, int target) {
    long from = places.get(source);
    long to = places.get(target);
    if (from != NodePlaces.UNKNOWN && to != NodePlaces.UNKNOWN) {
      line(sketch, from, to);
    }
  }

  /** From the plane, in nanometers. */
  private double distance(Vec3Double at) {
    int axis = view.plane().deep();
    return Math.abs(Plane.along(at, axis) + 0.5 - view.deep()) * Plane.along(view.voxel(), axis);
  }

  private void line(Sketch into, long from, long to) {
    Segment seen =
        new Segment(right(from), down(from), right(to), down(to))
            .within(view.size().width(), view.size().height());
    if (seen != null) {
      into.line(
          color * FADES + Math.max(fade(from), fade(to)),
          cell(seen.x1()),
          cell(seen.y1()),
          cell(seen.x2()),
          cell(seen.y2()));
    }
  }

  private int cell(double pixels) {
    return Math.clamp(Math.round(pixels / cell), 0, Sketch.LAST);
  }

  private static double right(long place) {
    return (((place >>> (PIXEL_BITS + DISTANCE_BITS)) & MASK) - ZERO) / (double) FINE;
  }

  private static double down(long place) {
    return (((place >> DISTANCE_BITS) & MASK) - ZERO) / (double) FINE;
  }

  private static int fade(long place) {
    return (int) (((place & ((1 << DISTANCE_BITS) - 1)) * FADES) >> DISTANCE_BITS);
  }

  private void lines(Svg svg, Sketch from, double stroke) {
    svg.add(
        "<g transform=\"scale(%s)\" fill=\"none\" stroke-linecap=\"round\" stroke-width=\"%s\">\n"
            .formatted(Double.toString(cell), Svg.number(stroke / cell)));
    for (int index = 0; index < palette.size(); index++) {
      for (int fade = FADES - 1; fade >= 0; fade--) {
        String path = from.path(index * FADES + fade);
        if (!path.isEmpty()) {
          svg.add(
              "<path stroke=\"%s\" stroke-opacity=\"%s\" d=\"%s\"/>\n"
                  .formatted(palette.hex(index), Svg.number(1 - (double) fade / FADES), path));
        }
      }
    }
    svg.add("</g>\n");
  }

  /** Dashed where the plane does not cut it. */
  private void box(Svg svg, BoundingBox box) {
    Vec3Double from = box.topLeft().toVec3Double();
    Vec3Double to = box.bottomRight().toVec3Double();
    int deep = view.plane().deep();
    boolean isCut = view.deep() >= Plane.along(from, deep) && view.deep() < Plane.along(to, deep);
    double left = view.x(Plane.along(from, view.plane().right()));
    double top = view.y(Plane.along(from, view.plane().down()));
    svg.add(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"none\" stroke=\"#ff9d00\" stroke-width=\"1.5\"%s/>\n"
            .formatted(
                Svg.number(left),
                Svg.number(top),
                Svg.number(view.x(Plane.along(to, view.plane().right())) - left),
                Svg.number(view.y(Plane.along(to, view.plane().down())) - top),
                isCut ? "" : " stroke-dasharray=\"4 4\" stroke-opacity=\"0.6\""));
  }

  private void start(Svg svg, Vec3Double at) {
    double x = view.x(Plane.along(at, view.plane().right()) + 0.5);
    double y = view.y(Plane.along(at, view.plane().down()) + 0.5);
    boolean isNear = distance(at) <= depth;
    svg.add(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"none\" stroke=\"#00c8ff\" stroke-width=\"1.5\"%s/>\n"
            .formatted(
                Svg.number(x),
                Svg.number(y),
                Svg.number(START_RADIUS),
                isNear ? "" : " stroke-opacity=\"0.4\" stroke-dasharray=\"2 2\""));
  }
}
