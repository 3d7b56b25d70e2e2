package org.clew.server.image;

import org.clew.model.BoundingBox;
import org.clew.model.Vec3Double;

/** The sheet that a preview is drawn on: three projections side by side, large ones with names. */
final class PreviewSheet {
  private static final int MOST_CHARACTERS = 15_000;
  private static final double STROKE = 1.2;

  private final Svg svg;
  private final Size size;
  private final PreviewLayout layout;
  private final Palette palette;

  PreviewSheet(Size size, PreviewLayout layout, Palette palette) {
    svg = new Svg(size);
    this.size = size;
    this.layout = layout;
    this.palette = palette;
  }

  /** A sheet that says there is nothing. */
  static byte[] empty(Size size, String words) {
    return new Svg(size).add(text(size, size.height() / 2.0 + 4, words)).bytes();
  }

  private static String text(Size size, double y, String words) {
    return "<text x=\"%s\" y=\"%s\" fill=\"%s\" font-family=\"sans-serif\" font-size=\"12\" text-anchor=\"middle\">%s</text>\n"
        .formatted(Svg.number(size.width() / 2.0), Svg.number(y), Svg.NEUTRAL, words);
  }

  /** What follows is drawn in cells of the grid, until its end. */
  void begin(Plane plane) {
    if (layout.isLabelled()) {
      svg.add(
          "<text x=\"%s\" y=\"%s\" fill=\"%s\" font-family=\"sans-serif\" font-size=\"11\">%s</text>\n"
              .formatted(
                  Svg.number(layout.left(plane)),
                  Svg.number(layout.top(plane) - 3),
                  Svg.NEUTRAL,
                  plane.wireName()));
    }
    svg.add(
        "<g transform=\"translate(%s %s) scale(%s)\" fill=\"none\" stroke-linecap=\"round\" stroke-width=\"%s\">\n"
            .formatted(
                Svg.number(layout.left(plane)),
                Svg.number(layout.top(plane)),
                Double.toString(layout.cellPixels()),
                Svg.number(STROKE / layout.cellPixels())));
  }

  void end() {
    svg.add("</g>\n");
  }

  void outline(Plane plane, BoundingBox box) {
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

  void lines(Sketch sketch) {
    svg.add(paths(sketch, ""));
  }

  /** The same with a pen of some pixels. */
  void dots(Sketch sketch, double width) {
    svg.add(
        paths(sketch, " stroke-width=\"%s\"".formatted(Svg.number(width / layout.cellPixels()))));
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

  /** Words below all that was drawn. */
  void words(String words) {
    svg.add(text(size, size.height() - 3.0, words));
  }

  byte[] bytes() {
    return svg.bytes();
  }
}
