package org.clew.server.image;

import java.util.ArrayList;
import java.util.List;

/** The colors of a drawing: few, and all of them visible on white and on black. */
final class Palette {
  static final int MOST = 32;

  private static final double DARKEST = 0.36;
  private static final double LIGHTEST = 0.65;

  private final List<Integer> colors = new ArrayList<>();

  /** The number of the color, or of the one most like it. */
  int indexOf(int color) {
    int visible = visible(color);
    int known = colors.indexOf(visible);
    if (known < 0 && colors.size() < MOST) {
      colors.add(visible);
      return colors.size() - 1;
    }
    return known < 0 ? nearest(visible) : known;
  }

  String hex(int index) {
    return "#%06x".formatted(colors.get(index));
  }

  int size() {
    return colors.size();
  }

  private int nearest(int color) {
    int best = 0;
    for (int i = 1; i < colors.size(); i++) {
      best = distance(colors.get(i), color) < distance(colors.get(best), color) ? i : best;
    }
    return best;
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int step = (one >> shift & 255) - (other >> shift & 255);
      sum += step * step;
    }
    return sum;
  }

  /** The same hue, not too dark and not too light. */
  static int visible(int color) {
    double red = color >> 16 & 255;
    double green = color >> 8 & 255;
    double blue = color & 255;
    double light = (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
    double towards = light < DARKEST ? 255 : 0;
    double share =
        light < DARKEST
            ? (DARKEST - light) / (1 - light)
            : light > LIGHTEST ? 1 - LIGHTEST / light : 0;
    return mixed(red, towards, share) << 16
        | mixed(green, towards, share) << 8
        | mixed(blue, towards, share);
  }

  private static int mixed(double one, double other, double share) {
    return (int) Math.round(one + (other - one) * share);
  }
}
