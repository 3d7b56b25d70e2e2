package org.clew.server.content;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names of files that every system takes. */
public final class FileNames {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]+");

  private FileNames() {}

  /** A text with letters, digits, dots, hyphens and underscores alone. */
  public static String safe(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return UNSAFE.matcher(plain.replace("ß", "ss")).replaceAll("_");
  }

  /** What the file of a volume layer is called in the archive of one annotation. */
  public static String voxels(String layer, int index, int count) {
    return count == 1
        ? "data_%s.zip".formatted(safe(layer))
        : "data_%d_%s.zip".formatted(index, safe(layer));
  }
}
