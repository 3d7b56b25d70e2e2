package org.clew.server.dataset;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;

/** Directories that are called after the mag that lies in them: 1, 2, 4-4-2. */
final class MagDirectories {
  private static final Pattern NAME =
      Pattern.compile("([1-9]\\d{0,5})(?:-([1-9]\\d{0,5})-([1-9]\\d{0,5}))?");

  private MagDirectories() {}

  /** Those right below a directory, by their path. */
  static Map<String, Vec3Int> in(Place place, String directory) {
    Map<String, Vec3Int> mags = new LinkedHashMap<>();
    for (String name : place.directories(directory)) {
      Matcher mag = NAME.matcher(name);
      if (mag.matches()) {
        int x = Integer.parseInt(mag.group(1));
        mags.put(join(directory, name), new Vec3Int(x, or(mag.group(2), x), or(mag.group(3), x)));
      }
    }
    return mags;
  }

  /** The path of something in a directory. */
  static String join(String directory, String name) {
    return directory.isEmpty() ? name : directory + "/" + name;
  }

  private static int or(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }
}
