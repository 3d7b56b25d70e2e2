package org.clew.server.image;

import org.jspecify.annotations.Nullable;

/** A straight line from one point to another. */
record Segment(double x1, double y1, double x2, double y2) {
  /**
   * The part of it in a rectangle that begins at zero (Liang and Barsky); null if there is none.
   */
  @Nullable Segment within(double width, double height) {
    double right = x2 - x1;
    double down = y2 - y1;
    double from = 0;
    double to = 1;
    double[] directions = {-right, right, -down, down};
    double[] rooms = {x1, width - x1, y1, height - y1};
    for (int side = 0; side < directions.length; side++) {
      if (directions[side] == 0) {
        if (rooms[side] < 0) {
          return null;
        }
      } else if (directions[side] < 0) {
        from = Math.max(from, rooms[side] / directions[side]);
      } else {
        to = Math.min(to, rooms[side] / directions[side]);
      }
    }
    return from > to
        ? null
        : new Segment(x1 + from * right, y1 + from * down, x1 + to * right, y1 + to * down);
  }
}
