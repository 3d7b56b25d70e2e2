package org.clew.server.image;

import java.util.ArrayList;
import java.util.List;
import org.clew.server.voxel.ElementType;
import org.clew.server.voxel.StoredArray;

/** Makes pictures of what was cut out of a layer. */
final class PlanePainter {
  private static final int COLORS = 3;
  private static final int OPAQUE = 0xff000000;
  private static final int WHITE = 255;

  private final ImageLayer layer;
  private final View view;
  private final StoredArray array;
  private final List<Cut> cuts;

  PlanePainter(ImageLayer layer, MagArray mag, StoredArray array, View view) {
    this.layer = layer;
    this.view = view;
    this.array = array;
    cuts = new ArrayList<>();
    for (int channel = 0; channel < (layer.isRgb() ? COLORS : 1); channel++) {
      cuts.add(new Cut(layer, mag, array, view, channel));
    }
  }

  /** The chunks that are needed. */
  List<int[]> chunks() {
    return cuts.stream().flatMap(cut -> cut.chunks().stream()).toList();
  }

  byte[] paint(Window window) {
    if (layer.isSegmentation()) {
      return paintSegments();
    }
    List<byte[]> shades = new ArrayList<>();
    for (Cut cut : cuts) {
      shades.add(shades(cut, window));
    }
    if (!layer.isRgb() && cuts.getFirst().isWhollyInside()) {
      return Png.ofGrey(view.size(), shades.getFirst());
    }
    return colors(pixel -> {
      int color = OPAQUE;
      for (int part = 0; part < COLORS; part++) {
        byte shade = shades.get(layer.isRgb() ? part : 0)[pixel];
        color |= (shade & WHITE) << (8 * (COLORS - 1 - part));
      }
      return color;
    });
  }

  private byte[] paintSegments() {
    long[] ids = cuts.getFirst().numbers();
    return colors(pixel -> SegmentColors.of(ids[pixel]));
  }

  private byte[] shades(Cut cut, Window window) {
    ElementType type = array.type();
    long[] numbers = cut.numbers();
    byte[] shades = new byte[numbers.length];
    for (int pixel = 0; pixel < numbers.length; pixel++) {
      shades[pixel] = (byte) window.brightness(type.value(numbers[pixel]));
    }
    return shades;
  }

  private interface Coloring {
    int of(int pixel);
  }

  private byte[] colors(Coloring coloring) {
    Cut cut = cuts.getFirst();
    int width = view.size().width();
    int[] colors = new int[view.size().pixels()];
    for (int pixel = 0; pixel < colors.length; pixel++) {
      colors[pixel] = cut.isInside(pixel % width, pixel / width) ? coloring.of(pixel) : 0;
    }
    return Png.ofColors(view.size(), colors);
  }
}
