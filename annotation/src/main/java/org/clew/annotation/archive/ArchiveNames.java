package org.clew.annotation.archive;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Names of files as archives and downloads use them. One object makes the names of one archive
 * different from each other.
 */
public final class ArchiveNames {
  private static final int LONGEST = 200;

  /** Letters that do not come apart into a plain one and a mark. */
  private static final Map<Character, String> PLAIN =
      Map.ofEntries(
          Map.entry('ß', "ss"),
          Map.entry('æ', "ae"),
          Map.entry('Æ', "AE"),
          Map.entry('œ', "oe"),
          Map.entry('Œ', "OE"),
          Map.entry('ø', "o"),
          Map.entry('Ø', "O"),
          Map.entry('đ', "d"),
          Map.entry('Đ', "D"),
          Map.entry('ł', "l"),
          Map.entry('Ł', "L"),
          Map.entry('ı', "i"),
          Map.entry('µ', "u"),
          Map.entry('μ', "u"));

  /** What Windows does not let a file be called, whatever its suffix. */
  private static final Set<String> DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

  private final Map<String, Integer> taken = new HashMap<>();

  /** No name is taken yet. */
  public ArchiveNames() {}

  /**
   * A name of a file that is safe everywhere: letters without their marks, digits, {@code . _ -},
   * and an underscore for each other character; at most 200 characters.
   */
  public static String safe(String text) {
    StringBuilder name = new StringBuilder();
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    for (int i = 0; i < apart.length() && name.length() < LONGEST; i++) {
      append(apart.charAt(i), name);
    }
    name.setLength(Math.min(name.length(), LONGEST));
    if (name.isEmpty() || name.charAt(0) == '.') {
      name.insert(0, '_');
    }
    String stem = name.toString().replaceFirst("\\..*", "").toLowerCase(Locale.ROOT);
    return DEVICES.contains(stem) ? "_" + name : name.toString();
  }

  private static void append(char c, StringBuilder name) {
    boolean isMark = Character.getType(c) == Character.NON_SPACING_MARK;
    // The other half of the character has its underscore already.
    if (isMark || Character.isLowSurrogate(c)) {
      return;
    }
    boolean isSafe = c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
    name.append(isSafe ? String.valueOf(c) : PLAIN.getOrDefault(c, "_"));
  }

  /**
   * A safe name that was not given out before, also where upper and lower case are the same: with
   * {@code _2}, {@code _3}, … behind it if need be.
   */
  public String unique(String text) {
    String name = safe(text);
    String free = name;
    int number = taken.getOrDefault(key(name), 1);
    while (taken.containsKey(key(free))) {
      free = name + "_" + ++number;
    }
    taken.put(key(name), number);
    taken.put(key(free), Math.max(1, taken.getOrDefault(key(free), 1)));
    return free;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /**
   * Where the voxels of an annotation’s layers lie in its archive: {@code data_Volume.zip}, or
   * {@code data_0_first.zip}, {@code data_1_second.zip} for several.
   */
  public static List<String> dataZips(List<String> layers) {
    return numbered("data", layers);
  }

  /**
   * The same in a compound archive: {@code name_data.zip}, or {@code name_data_0_first.zip}, … for
   * several.
   *
   * @param name of the instance, safe
   */
  public static List<String> compoundDataZips(String name, List<String> layers) {
    return layers.size() == 1 ? List.of(name + "_data.zip") : numbered(name + "_data", layers);
  }

  private static List<String> numbered(String prefix, List<String> layers) {
    if (layers.size() == 1) {
      return List.of(prefix + "_" + safe(layers.get(0)) + ".zip");
    }
    return IntStream.range(0, layers.size())
        .mapToObj(index -> prefix + "_" + index + "_" + safe(layers.get(index)) + ".zip")
        .toList();
  }
}
