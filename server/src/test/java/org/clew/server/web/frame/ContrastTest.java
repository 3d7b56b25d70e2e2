package org.clew.server.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written can be read, in both themes: WCAG 2.2, 1.4.3 and 1.4.11. */
class ContrastTest {
  private static final double TEXT = 4.5;
  private static final double SIGNS = 3;
  private static final Pattern COLOR =
      Pattern.compile("--([a-z-]+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\);");

  private static final Map<String, int[]> COLORS = read();

  @ParameterizedTest
  @CsvSource({
    "text, ground",
    "text, panel",
    "text, raised",
    "text, accent-soft",
    "quiet, ground",
    "quiet, panel",
    "quiet, raised",
    "accent, ground",
    "accent, panel",
    "accent, raised",
    "accent-strong, accent-soft",
    "accent-strong, raised",
    "accent-strong, panel",
    "on-accent, accent",
    "on-accent, accent-strong",
    "good, good-soft",
    "warning, warning-soft",
    "bad, bad-soft",
    "bad, panel",
    "bad, ground",
    "bad, raised",
    "on-bad, bad"
  })
  void textCanBeRead(String text, String ground) {
    assertThat(contrast(text, ground, 0)).as("light").isGreaterThanOrEqualTo(TEXT);
    assertThat(contrast(text, ground, 1)).as("dark").isGreaterThanOrEqualTo(TEXT);
  }

  @ParameterizedTest
  @CsvSource({
    "edge, panel", "edge, ground", "edge, raised",
    "pending, panel", "active, panel", "finished, panel",
    "active, raised", "finished, raised"
  })
  void signsCanBeSeen(String sign, String ground) {
    assertThat(contrast(sign, ground, 0)).as("light").isGreaterThanOrEqualTo(SIGNS);
    assertThat(contrast(sign, ground, 1)).as("dark").isGreaterThanOrEqualTo(SIGNS);
  }

  @Test
  void theMeasureIsThatOfTheStandard() {
    assertThat(contrast(0x000000, 0xffffff)).isEqualTo(21);
    assertThat(contrast(0x777777, 0xffffff)).isBetween(4.47, 4.49);
  }

  private static double contrast(String one, String other, int theme) {
    return contrast(color(one)[theme], color(other)[theme]);
  }

  private static int[] color(String name) {
    return Objects.requireNonNull(COLORS.get(name), name);
  }

  private static double contrast(int one, int other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(int color) {
    return 0.2126 * linear(color >> 16) + 0.7152 * linear(color >> 8) + 0.0722 * linear(color);
  }

  private static double linear(int channel) {
    double value = (channel & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static Map<String, int[]> read() {
    try (InputStream file = Assets.class.getResourceAsStream("clew.css")) {
      String css = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, int[]> colors = new HashMap<>();
      for (Matcher color = COLOR.matcher(css); color.find(); ) {
        colors.put(
            color.group(1),
            new int[] {Integer.parseInt(color.group(2), 16), Integer.parseInt(color.group(3), 16)});
      }
      return colors;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
