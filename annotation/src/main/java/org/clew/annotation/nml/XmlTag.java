package org.clew.annotation.nml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.clew.annotation.nml.XmlText.BadReferenceException;
import org.jspecify.annotations.Nullable;

/**
 * The start tag at which the scanner stands: where in the buffer its names and values are. Valid
 * until the scanner moves on.
 */
final class XmlTag {
  private static final int FEW = 16;

  private final XmlBuffer buffer;
  private final int maxAttributes;
  private int[] nameStarts = new int[FEW];
  private int[] nameEnds = new int[FEW];
  private int[] valueStarts = new int[FEW];
  private int[] valueEnds = new int[FEW];
  // Still those of the tag before when a tag is begun: the next one is mostly alike.
  private Word[] words = new Word[FEW];
  // Whether a value holds nothing but what stands for itself.
  private boolean[] isPlain = new boolean[FEW];
  private int count;
  private int others;
  private long seen;
  private Word word = Word.OTHER;
  int nameStart;
  int nameEnd;
  int line;
  boolean isEmpty;

  XmlTag(XmlBuffer buffer, int maxAttributes) {
    this.buffer = buffer;
    this.maxAttributes = maxAttributes;
    Arrays.fill(words, Word.OTHER);
  }

  /** Begins another tag, whose name lies at some place. */
  void begin(Word newWord, int start, int end, int newLine) {
    word = newWord;
    nameStart = start;
    nameEnd = end;
    line = newLine;
    count = 0;
    others = 0;
    seen = 0;
  }

  /** What the next attribute probably is. */
  Word expected() {
    return count < words.length ? words[count] : Word.OTHER;
  }

  void add(Word name, int nameFrom, int nameTo, int valueFrom, int valueTo, boolean plain)
      throws NmlException {
    if (count == nameStarts.length) {
      grow();
    }
    words[count] = name;
    nameStarts[count] = nameFrom;
    nameEnds[count] = nameTo;
    valueStarts[count] = valueFrom;
    valueEnds[count] = valueTo;
    isPlain[count] = plain;
    count++;
    others += name == Word.OTHER ? 1 : 0;
    if ((seen & name.bit) != 0) {
      throw duplicate(attribute(count - 1));
    }
    seen |= name.bit;
  }

  /** Once all attributes have been added. */
  void end() throws NmlException {
    if (others > 1) {
      checkUnique();
    }
  }

  private void grow() throws NmlException {
    if (count >= maxAttributes) {
      throw buffer.error("An element has more than %s attributes.".formatted(maxAttributes));
    }
    int length = (int) Math.min(2L * count, maxAttributes);
    nameStarts = Arrays.copyOf(nameStarts, length);
    nameEnds = Arrays.copyOf(nameEnds, length);
    valueStarts = Arrays.copyOf(valueStarts, length);
    valueEnds = Arrays.copyOf(valueEnds, length);
    words = Arrays.copyOf(words, length);
    Arrays.fill(words, count, length, Word.OTHER);
    isPlain = Arrays.copyOf(isPlain, length);
  }

  private void checkUnique() throws NmlException {
    Set<String> names = count > FEW ? new HashSet<>() : Set.of();
    for (int i = 0; i < count; i++) {
      if (count > FEW ? !names.add(attribute(i)) : isRepeated(i)) {
        throw duplicate(attribute(i));
      }
    }
  }

  private boolean isRepeated(int index) {
    for (int i = 0; i < index; i++) {
      if (hasName(i, buffer.bytes, nameStarts[index], nameEnds[index])) {
        return true;
      }
    }
    return false;
  }

  private boolean hasName(int index, byte[] bytes, int from, int to) {
    return Arrays.equals(buffer.bytes, nameStarts[index], nameEnds[index], bytes, from, to);
  }

  private NmlException duplicate(String attribute) throws NmlException {
    return buffer.error("“%s” has the attribute “%s” twice.".formatted(name(), attribute));
  }

  /** The name of the element, if it is one of the frequent ones. */
  Word word() {
    return word;
  }

  String name() throws NmlException {
    return decoded(nameStart, nameEnd);
  }

  int count() {
    return count;
  }

  Word word(int index) {
    return words[index];
  }

  String attribute(int index) throws NmlException {
    return decoded(nameStarts[index], nameEnds[index]);
  }

  String value(int index) throws NmlException {
    String raw = decoded(valueStarts[index], valueEnds[index]);
    try {
      return isPlain[index] ? raw : XmlText.value(raw);
    } catch (BadReferenceException e) {
      throw error(e.getMessage());
    }
  }

  boolean isEmpty(int index) {
    return valueStarts[index] == valueEnds[index];
  }

  /** The place of an attribute, or -1. */
  int find(String name) {
    for (int i = 0; i < count; i++) {
      if (isAt(nameStarts[i], nameEnds[i], name)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether an attribute’s name begins so. */
  boolean startsWith(int index, String ascii) {
    int start = nameStarts[index];
    return nameEnds[index] - start > ascii.length() && isAt(start, start + ascii.length(), ascii);
  }

  private boolean isAt(int from, int to, String ascii) {
    if (to - from != ascii.length()) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (buffer.bytes[i] != ascii.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }

  /** A whole number, or {@link Decimals#NOT_WHOLE}. */
  long whole(int index) throws NmlException {
    if (isPlain[index]) {
      return Decimals.parseWhole(buffer.bytes, valueStarts[index], valueEnds[index]);
    }
    byte[] value = value(index).getBytes(StandardCharsets.UTF_8);
    return Decimals.parseWhole(value, 0, value.length);
  }

  /** A finite number. */
  double decimal(int index) throws NmlException {
    double value;
    if (isPlain[index]) {
      value = Decimals.parse(buffer.bytes, valueStarts[index], valueEnds[index]);
    } else {
      byte[] bytes = value(index).getBytes(StandardCharsets.UTF_8);
      value = Decimals.parse(bytes, 0, bytes.length);
    }
    if (!Double.isFinite(value)) {
      throw wrong(index, "a finite number");
    }
    return value;
  }

  int integer(int index) throws NmlException {
    long value = whole(index);
    if (value != (int) value) {
      throw wrong(index, "a whole number from −2³¹ to 2³¹ − 1");
    }
    return (int) value;
  }

  boolean flag(int index) throws NmlException {
    if (isAt(valueStarts[index], valueEnds[index], "true")) {
      return true;
    }
    if (isAt(valueStarts[index], valueEnds[index], "false")) {
      return false;
    }
    String value = value(index);
    boolean isTrue = value.equalsIgnoreCase("true") || value.equals("1");
    if (!isTrue && !value.equalsIgnoreCase("false") && !value.equals("0")) {
      throw wrong(index, "“true” or “false”");
    }
    return isTrue;
  }

  NmlException wrong(int index, String expected) throws NmlException {
    return error(
        "The attribute “%s” of “%s” is not %s: “%s”."
            .formatted(attribute(index), name(), expected, shortened(value(index))));
  }

  NmlException error(@Nullable String reason) {
    return new NmlException(line, reason == null ? "The file is broken." : reason);
  }

  static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  private String decoded(int from, int to) throws NmlException {
    String text = XmlText.plain(buffer.bytes, from, to);
    if (text == null) {
      throw error("The text is not UTF-8.");
    }
    return text;
  }
}
