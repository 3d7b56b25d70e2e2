package org.clew.annotation.nml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The names that occur so often that they are recognised without making a text of them. */
enum Word {
  NODE("node"),
  EDGE("edge"),
  ID("id"),
  RADIUS("radius"),
  X("x"),
  Y("y"),
  Z("z"),
  ROT_X("rotX"),
  ROT_Y("rotY"),
  ROT_Z("rotZ"),
  IN_VP("inVp"),
  IN_MAG("inMag"),
  BIT_DEPTH("bitDepth"),
  INTERPOLATION("interpolation"),
  TIME("time"),
  SOURCE("source"),
  TARGET("target"),
  OTHER("");

  private static final int SLOTS = 128;
  private static final Word[] TABLE = table();

  @SuppressWarnings("ImmutableEnumChecker")
  final byte[] bytes;

  // Tells it from the others in a set of bits; what is not frequent has none.
  final long bit;

  @SuppressWarnings("EnumOrdinal")
  Word(String name) {
    bytes = name.getBytes(StandardCharsets.US_ASCII);
    bit = name.isEmpty() ? 0 : 1L << ordinal();
  }

  /** The word of some bytes, given their {@link #hash}. */
  static Word of(byte[] bytes, int from, int to, int hash) {
    int slot = slot(hash);
    while (true) {
      Word word = TABLE[slot];
      if (word == OTHER || Arrays.equals(word.bytes, 0, word.bytes.length, bytes, from, to)) {
        return word;
      }
      slot = (slot + 1) % SLOTS;
    }
  }

  /** Whether exactly this word is at a place, followed by a byte; never true of {@link #OTHER}. */
  boolean isAt(byte[] source, int from, char next) {
    int length = bytes.length;
    if (length == 0 || source.length - from <= length || source[from + length] != next) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (source[from + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  static int hash(int hash, byte next) {
    return 31 * hash + next;
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 7)) & (SLOTS - 1);
  }

  private static Word[] table() {
    Word[] table = new Word[SLOTS];
    Arrays.fill(table, OTHER);
    for (Word word : values()) {
      int hash = 0;
      for (byte b : word.bytes) {
        hash = hash(hash, b);
      }
      int slot = slot(hash);
      while (table[slot] != OTHER) {
        slot = (slot + 1) % SLOTS;
      }
      table[slot] = word;
    }
    return table;
  }
}
