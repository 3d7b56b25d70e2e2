package org.clew.server.image;

import java.nio.charset.StandardCharsets;

/**
 * Writes SVG: presentation attributes alone, no styles and no scripts, so that it looks the same
 * wherever it is shown. Nothing that people wrote is in it.
 */
final class Svg {
  /** Seen on white and on black. */
  static final String NEUTRAL = "#888888";

  private final StringBuilder text = new StringBuilder();

  Svg(Size size) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$s\" height=\"%2$s\" viewBox=\"0 0 %1$s %2$s\">\n"
            .formatted(size.width(), size.height()));
  }

  /** Adds elements as they stand; numbers in them come from {@link #number}. */
  Svg add(String elements) {
    text.append(elements);
    return this;
  }

  /** With two digits behind the point, or fewer if they are 0. */
  static String number(double number) {
    long hundredths = Math.round(Math.clamp(number, -1e9, 1e9) * 100);
    String sign = hundredths < 0 ? "-" : "";
    long whole = Math.abs(hundredths) / 100;
    long rest = Math.abs(hundredths) % 100;
    if (rest == 0) {
      return sign + whole;
    }
    return sign + whole + "." + (rest % 10 == 0 ? rest / 10 : (rest < 10 ? "0" : "") + rest);
  }

  byte[] bytes() {
    return (text + "</svg>\n").getBytes(StandardCharsets.UTF_8);
  }
}
