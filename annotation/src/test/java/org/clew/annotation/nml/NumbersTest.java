package org.clew.annotation.nml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NumbersTest {
  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20_260_101);

  private static double parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Decimals.parse(bytes, 0, bytes.length);
  }

  private static long parseWhole(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Decimals.parseWhole(bytes, 0, bytes.length);
  }

  private static String written(double value) {
    byte[] bytes = new byte[32];
    return new String(bytes, 0, DecimalText.write(value, bytes, 0), StandardCharsets.US_ASCII);
  }

  private static String written(long value) {
    byte[] bytes = new byte[32];
    return new String(bytes, 0, DecimalText.write(value, bytes, 0), StandardCharsets.US_ASCII);
  }

  private String decimal() {
    String digits = Long.toString(Math.abs(random.nextLong()));
    String whole = digits.substring(0, random.nextInt(1, digits.length()));
    String fraction = digits.substring(random.nextInt(digits.length()));
    return switch (random.nextInt(4)) {
      case 0 -> "-" + whole;
      case 1 -> whole + "." + fraction;
      case 2 -> whole + "e" + random.nextInt(-320, 300);
      default -> "-0.000" + fraction;
    };
  }

  @Test
  void areReadAsTheJdkReadsThem() {
    for (int i = 0; i < 100_000; i++) {
      String text = decimal();
      assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
    }
  }

  @Test
  void areWrittenSoThatTheyReadTheSameAndNoLongerThanTheJdkDoes() {
    for (int i = 0; i < 100_000; i++) {
      double value =
          i % 2 == 0
              ? random.nextLong() / Math.pow(10, random.nextInt(25))
              : Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = written(value);
        assertThat(Double.parseDouble(text)).as(text).isEqualTo(value);
        assertThat(digits(text)).isLessThanOrEqualTo(digits(Double.toString(value)));
      }
    }
  }

  private static int digits(String text) {
    BigDecimal value = new BigDecimal(text).stripTrailingZeros();
    return value.precision();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0,0.0",
    "-0.0,-0.0",
    "3,3.0",
    "123.45,123.45",
    "-0.125,-0.125",
    "1e7,10000000.0",
    "0.000001,0.000001",
    "1e15,1.0E15",
    "11.24,11.24",
    "0.1,0.1",
    "1e-7,1.0E-7",
    "1755600000000,1755600000000.0",
    "99.000001,99.000001"
  })
  void looksFamiliar(double value, String expected) {
    assertThat(written(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 7, -7, 10, -10, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE, -1_000_000_000_000L})
  void wholeNumbersAreWrittenAsTheJdkWritesThem(long value) {
    assertThat(written(value)).isEqualTo(Long.toString(value));
    assertThat(parseWhole(Long.toString(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "+",
        ".",
        "-.",
        "e5",
        "1e",
        "1e+",
        "1.2.3",
        "1d",
        "1f",
        "0x10",
        " 1",
        "1 ",
        "NaN",
        "Infinity",
        "1,5",
        "١",
        "--1",
        "1-",
        "1_000"
      })
  void textsThatAreNoNumbersAreNone(String text) {
    assertThat(parse(text)).isNaN();
    assertThat(parseWhole(text)).isEqualTo(Decimals.NOT_WHOLE);
  }

  @ParameterizedTest
  @CsvSource({
    "3.0,3",
    "3.,3",
    "-3.000,-3",
    "3e2,300",
    "1.5e1,15",
    "+4,4",
    "007,7",
    "9223372036854775807.0,9223372036854775807"
  })
  void wholeNumbersMayHaveAFractionOfZero(String text, long expected) {
    assertThat(parseWhole(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.5", "1e-1", "9223372036854775808", "1e30", "-9223372036854775809", ".0"})
  void otherNumbersAreNotWhole(String text) {
    assertThat(parseWhole(text)).as(text.toLowerCase(Locale.ROOT)).isEqualTo(Decimals.NOT_WHOLE);
  }
}
