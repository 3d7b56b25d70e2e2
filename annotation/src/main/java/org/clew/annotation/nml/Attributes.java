package org.clew.annotation.nml;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clew.annotation.skeleton.Color;
import org.clew.model.Vec3Double;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of the start tag at which a scanner stands, by their names. A number, a flag or a
 * colour that is empty counts as absent.
 */
final class Attributes {
  private final XmlTag tag;
  private final Items items;

  Attributes(XmlTag tag, Items items) {
    this.tag = tag;
    this.items = items;
  }

  @Nullable String text(String name) throws NmlException {
    int index = tag.find(name);
    return index < 0 ? null : tag.value(index);
  }

  String textOrEmpty(String name) throws NmlException {
    String text = text(name);
    return text == null ? "" : text;
  }

  /** As {@link #text}, but empty counts as absent. */
  @Nullable String word(String name) throws NmlException {
    String text = text(name);
    return text == null || text.isEmpty() ? null : text;
  }

  @Nullable Integer integer(String name) throws NmlException {
    int index = filled(name);
    return index < 0 ? null : tag.integer(index);
  }

  int requiredInteger(String name) throws NmlException {
    return tag.integer(required(name));
  }

  @Nullable Long whole(String name) throws NmlException {
    int index = filled(name);
    return index < 0 ? null : wholeAt(index);
  }

  long requiredWhole(String name) throws NmlException {
    return wholeAt(required(name));
  }

  @Nullable Double decimal(String name) throws NmlException {
    int index = filled(name);
    return index < 0 ? null : tag.decimal(index);
  }

  double requiredDecimal(String name) throws NmlException {
    return tag.decimal(required(name));
  }

  Vec3Double vector(String x, String y, String z) throws NmlException {
    return new Vec3Double(requiredDecimal(x), requiredDecimal(y), requiredDecimal(z));
  }

  @Nullable Boolean flag(String name) throws NmlException {
    int index = filled(name);
    return index < 0 ? null : tag.flag(index);
  }

  /** The colour of {@code color.r} and so on; opaque if only the alpha is missing. */
  @Nullable Color color() throws NmlException {
    Double red = decimal("color.r");
    Double green = decimal("color.g");
    Double blue = decimal("color.b");
    Double alpha = decimal("color.a");
    if (red == null && green == null && blue == null && alpha == null) {
      return null;
    }
    return new Color(orZero(red), orZero(green), orZero(blue), alpha == null ? 1 : alpha);
  }

  /** Those whose names begin with {@code additionalCoordinate-}, by what follows. */
  Map<String, Integer> additional() throws NmlException {
    Map<String, Integer> found = Map.of();
    for (int i = 0; i < tag.count(); i++) {
      if (tag.startsWith(i, Known.ADDITIONAL)) {
        items.count(tag);
        found = found.isEmpty() ? new TreeMap<>() : found;
        found.put(tag.attribute(i).substring(Known.ADDITIONAL.length()), tag.integer(i));
      }
    }
    return found;
  }

  /** All but the known ones. */
  Map<String, String> others(Set<String> known) throws NmlException {
    Map<String, String> found = Map.of();
    for (int i = 0; i < tag.count(); i++) {
      if (!Known.isIn(known, tag.attribute(i))) {
        items.count(tag);
        found = found.isEmpty() ? new TreeMap<>() : found;
        found.put(tag.attribute(i), tag.value(i));
      }
    }
    return found;
  }

  private int filled(String name) {
    int index = tag.find(name);
    return index < 0 || tag.isEmpty(index) ? -1 : index;
  }

  private int required(String name) throws NmlException {
    int index = tag.find(name);
    if (index < 0) {
      throw tag.error("“%s” has no attribute “%s”.".formatted(tag.name(), name));
    }
    return index;
  }

  private long wholeAt(int index) throws NmlException {
    long value = tag.whole(index);
    if (value == Decimals.NOT_WHOLE) {
      throw tag.wrong(index, "a whole number of 64 bits");
    }
    return value;
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }
}
