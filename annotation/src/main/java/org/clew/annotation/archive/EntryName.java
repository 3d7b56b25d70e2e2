package org.clew.annotation.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a file in an archive, with its folders: safe to show and to resolve in a folder.
 *
 * @param path relative, with slashes, e.g. {@code first/tracing.nml}
 */
public record EntryName(String path) {
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
  private static final Set<String> NO_NAMES = Set.of("", ".", "..");

  /**
   * Takes the name.
   *
   * @throws IllegalArgumentException if it is empty, absolute or leads out of its folder, or has
   *     backslashes or control characters
   */
  public EntryName {
    if (path.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw unsafe(path, "has control characters");
    }
    if (path.indexOf('\\') >= 0) {
      throw unsafe(path, "has backslashes");
    }
    if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
      throw unsafe(path, "is absolute");
    }
    for (String part : path.split("/", -1)) {
      if (NO_NAMES.contains(part)) {
        throw unsafe(path, "has a part that is empty, “.” or “..”");
      }
    }
  }

  private static IllegalArgumentException unsafe(String path, String why) {
    return new IllegalArgumentException(
        "The entry “%s” %s; pack the files anew with plain relative names."
            .formatted(printable(path), why));
  }

  /** The name behind the last slash. */
  public String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The file name without what follows its last dot. */
  public String stem() {
    String name = fileName();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** Whether it is called like an NML file. */
  public boolean isNml() {
    return hasSuffix(".nml");
  }

  /** Whether it is called like a zip file. */
  public boolean isZip() {
    return hasSuffix(".zip");
  }

  /** Whether macOS put it there without being asked. */
  boolean isJunk() {
    return path.startsWith("__MACOSX/")
        || path.contains("/__MACOSX/")
        || path.equals("__MACOSX")
        || fileName().equals(".DS_Store")
        || fileName().startsWith("._");
  }

  @Override
  public String toString() {
    return path;
  }

  private boolean hasSuffix(String suffix) {
    return fileName().toLowerCase(Locale.ROOT).endsWith(suffix);
  }

  /** For messages. */
  static String printable(String name) {
    String clean = name.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= 100 ? clean : clean.substring(0, 100) + "…";
  }

  /** UTF-8 if it is that, whatever the archive says: macOS forgets to say so. */
  static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException somethingElse) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  /** The same for a name that was taken for Latin-1. */
  static String decode(String name) {
    boolean isLatin = name.chars().allMatch(c -> c <= 0xff);
    return isLatin ? decode(name.getBytes(StandardCharsets.ISO_8859_1)) : name;
  }
}
