package org.clew.annotation.skeleton;

import java.util.List;

/**
 * What someone noted about a tree or a segment: a key and a value.
 *
 * @param key free text
 * @param value a text, a number, true or false, or several texts
 */
public record Metadata(String key, Value value) {

  /** The value of an entry. */
  public sealed interface Value {}

  /**
   * A text.
   *
   * @param text free, may be empty
   */
  public record TextValue(String text) implements Value {}

  /**
   * A number.
   *
   * @param number finite
   */
  public record NumberValue(double number) implements Value {
    /**
     * Takes the number.
     *
     * @throws IllegalArgumentException if it is infinite or not a number
     */
    public NumberValue {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("A number of metadata is finite.");
      }
    }
  }

  /**
   * True or false.
   *
   * @param flag which
   */
  public record FlagValue(boolean flag) implements Value {}

  /**
   * Several texts.
   *
   * @param texts in their order; none for an empty list
   */
  public record TextListValue(List<String> texts) implements Value {
    /** Copies the texts. */
    public TextListValue {
      texts = List.copyOf(texts);
    }
  }

  /** An entry that holds a text. */
  public static Metadata of(String key, String text) {
    return new Metadata(key, new TextValue(text));
  }

  /** An entry that holds a number. */
  public static Metadata of(String key, double number) {
    return new Metadata(key, new NumberValue(number));
  }

  /** An entry that holds true or false. */
  public static Metadata of(String key, boolean flag) {
    return new Metadata(key, new FlagValue(flag));
  }

  /** An entry that holds several texts. */
  public static Metadata of(String key, List<String> texts) {
    return new Metadata(key, new TextListValue(texts));
  }
}
