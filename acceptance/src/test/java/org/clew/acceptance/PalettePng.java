package org.clew.acceptance;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes pictures with at most 256 colors, which takes a third of the room. The colors that are
 * seen most stay as they are; the others are put together by median cut.
 */
final class PalettePng {
  private static final int COLORS = 256;
  private static final int EXACT = 64;

  private PalettePng() {}

  /** A color and how many pixels have it. */
  private record Shade(int rgb, int pixels) {
    int part(int channel) {
      return rgb >> (8 * channel) & 0xff;
    }
  }

  /** The upper part of a picture, up to some height. */
  static byte[] of(byte[] png, int most) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int width = image.getWidth();
    int height = Math.min(image.getHeight(), most);
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    List<List<Shade>> groups = groups(pixels);
    int[] palette = new int[groups.size()];
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < palette.length; i++) {
      palette[i] = mean(groups.get(i));
      for (Shade shade : groups.get(i)) {
        places.put(shade.rgb(), i);
      }
    }
    IndexColorModel model =
        new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage reduced =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
    int[] indexes = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      indexes[i] = places.get(pixels[i] & 0xffffff);
    }
    reduced.getRaster().setSamples(0, 0, width, height, 0, indexes);
    return written(reduced);
  }

  private static List<List<Shade>> groups(int[] pixels) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int pixel : pixels) {
      counts.merge(pixel & 0xffffff, 1, Integer::sum);
    }
    List<Shade> shades = new ArrayList<>();
    counts.forEach((rgb, count) -> shades.add(new Shade(rgb, count)));
    shades.sort(Comparator.comparingInt(Shade::pixels).reversed().thenComparingInt(Shade::rgb));
    List<List<Shade>> groups = new ArrayList<>();
    int exact = shades.size() <= COLORS ? shades.size() : EXACT;
    shades.subList(0, exact).forEach(shade -> groups.add(List.of(shade)));
    List<List<Shade>> rest = new ArrayList<>();
    if (exact < shades.size()) {
      rest.add(shades.subList(exact, shades.size()));
    }
    while (!rest.isEmpty() && groups.size() + rest.size() < COLORS) {
      List<Shade> widest =
          rest.stream()
              .filter(group -> group.size() > 1)
              .max(Comparator.comparingInt(group -> spread(group, channel(group))))
              .orElse(null);
      if (widest == null) {
        break;
      }
      rest.remove(widest);
      split(widest, rest);
    }
    groups.addAll(rest);
    return groups;
  }

  /** Into two that have about as many pixels. */
  private static void split(List<Shade> group, List<List<Shade>> into) {
    int channel = channel(group);
    List<Shade> sorted = new ArrayList<>(group);
    sorted.sort(Comparator.comparingInt((Shade shade) -> shade.part(channel)));
    long all = sorted.stream().mapToLong(Shade::pixels).sum();
    long seen = 0;
    int middle = 0;
    while (middle < sorted.size() - 1 && (middle == 0 || 2 * seen < all)) {
      seen += sorted.get(middle++).pixels();
    }
    into.add(List.copyOf(sorted.subList(0, middle)));
    into.add(List.copyOf(sorted.subList(middle, sorted.size())));
  }

  private static int channel(List<Shade> group) {
    int widest = 0;
    for (int channel = 1; channel < 3; channel++) {
      if (spread(group, channel) > spread(group, widest)) {
        widest = channel;
      }
    }
    return widest;
  }

  private static int spread(List<Shade> group, int channel) {
    int least = 255;
    int most = 0;
    for (Shade shade : group) {
      least = Math.min(least, shade.part(channel));
      most = Math.max(most, shade.part(channel));
    }
    return most - least;
  }

  private static int mean(List<Shade> group) {
    long pixels = group.stream().mapToLong(Shade::pixels).sum();
    int rgb = 0;
    for (int channel = 0; channel < 3; channel++) {
      int each = channel;
      long sum = group.stream().mapToLong(shade -> (long) shade.part(each) * shade.pixels()).sum();
      rgb |= (int) ((sum + pixels / 2) / pixels) << (8 * channel);
    }
    return rgb;
  }

  private static byte[] written(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(0);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
