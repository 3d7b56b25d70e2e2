package org.clew.server.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Goes through the trees of an NML that this server wrote, in constant memory: nothing is kept but
 * the beginning of one tag, in which all that is drawn stands.
 */
final class SkeletonScan {
  private static final int BUFFER = 1 << 16;
  private static final int TAG = 1 << 10;

  private final Listener listener;
  private final byte[] tag = new byte[TAG];
  private int length;
  private int next;

  private SkeletonScan(Listener listener) {
    this.listener = listener;
  }

  /**
   * Hears what is there, in the order of the file: of each tree first its nodes, then its edges.
   */
  interface Listener {
    /** A tree begins; its color as red, green, blue. */
    void tree(int color);

    /** A node, in voxels. */
    void node(int id, double x, double y, double z);

    /** An edge between nodes of the tree. */
    void edge(int source, int target);
  }

  static void read(InputStream in, Listener listener) throws IOException {
    new SkeletonScan(listener).read(in);
  }

  private void read(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    boolean isTag = false;
    boolean isQuoted = false;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      for (int i = 0; i < read; i++) {
        byte one = buffer[i];
        if (!isTag) {
          isTag = one == '<';
          length = 0;
        } else if (one == '>' && !isQuoted) {
          isTag = false;
          tag();
        } else {
          isQuoted ^= one == '"';
          if (length < TAG) {
            tag[length++] = one;
          }
        }
      }
    }
  }

  private void tag() {
    if (begins("node ")) {
      int id = 0;
      double x = 0;
      double y = 0;
      double z = 0;
      while (attribute()) {
        if (isNamed("id")) {
          id = (int) number();
        } else if (isNamed("x")) {
          x = number();
        } else if (isNamed("y")) {
          y = number();
        } else if (isNamed("z")) {
          z = number();
        }
      }
      listener.node(id, x, y, z);
    } else if (begins("edge ")) {
      int source = 0;
      int target = 0;
      while (attribute()) {
        if (isNamed("source")) {
          source = (int) number();
        } else if (isNamed("target")) {
          target = (int) number();
        }
      }
      listener.edge(source, target);
    } else if (begins("thing ")) {
      listener.tree(color());
    }
  }

  private int color() {
    double red = 1;
    double green = 0;
    double blue = 0;
    while (attribute()) {
      if (isNamed("color.r")) {
        red = number();
      } else if (isNamed("color.g")) {
        green = number();
      } else if (isNamed("color.b")) {
        blue = number();
      }
    }
    return part(red) << 16 | part(green) << 8 | part(blue);
  }

  private static int part(double share) {
    return (int) Math.round(Math.clamp(share, 0, 1) * 255);
  }

  private boolean begins(String name) {
    next = name.length();
    return matches(0, length, name);
  }

  private boolean matches(int from, int to, String name) {
    if (to - from < name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (tag[from + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int nameFrom;
  private int nameTo;
  private int valueTo;

  /** Moves to the next attribute that is there as a whole. */
  private boolean attribute() {
    int i = next;
    while (i < length && tag[i] == ' ') {
      i++;
    }
    nameFrom = i;
    while (i < length && tag[i] != '=') {
      i++;
    }
    nameTo = i;
    // Behind the sign and the quote.
    i += 2;
    while (i < length && tag[i] != '"') {
      i++;
    }
    valueTo = i;
    next = i + 1;
    return i < length;
  }

  private boolean isNamed(String name) {
    return nameTo - nameFrom == name.length() && matches(nameFrom, nameTo, name);
  }

  private double number() {
    int from = nameTo + 2;
    long digits = 0;
    double scale = 1;
    boolean isFraction = false;
    boolean isNegative = from < valueTo && tag[from] == '-';
    for (int i = isNegative ? from + 1 : from; i < valueTo; i++) {
      byte one = tag[i];
      if (one >= '0' && one <= '9' && digits < 100_000_000_000_000_000L) {
        digits = digits * 10 + (one - '0');
        scale *= isFraction ? 10 : 1;
      } else if (one == '.' && !isFraction) {
        isFraction = true;
      } else {
        return slowly(from);
      }
    }
    return (isNegative ? -digits : digits) / scale;
  }

  private double slowly(int from) {
    try {
      double number =
          Double.parseDouble(new String(tag, from, valueTo - from, StandardCharsets.ISO_8859_1));
      return Double.isFinite(number) ? number : 0;
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }
}
