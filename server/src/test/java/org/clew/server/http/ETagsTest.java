package org.clew.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTest {
  private static final ETag TAG = new ETag("v1");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          "v1"; true; true
          "v0", "v1"; true; true
          ,"v0",,"v1" ,; true; true
          "a,b","v1"; true; true
          *; true; true
          W/"v1"; false; true
          W/"v0","v1"; true; true
          "v2"; false; false
          "v1,"; false; false
          "V1"; false; false
          ""; false; false
          """)
  void aListIncludesWhatItNames(String header, boolean strongly, boolean weakly) {
    ETags tags = ETags.parse("If-Match", header);

    assertThat(tags.include(TAG)).isEqualTo(strongly);
    assertThat(tags.includeWeakly(TAG)).isEqualTo(weakly);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1",
        "\"v1",
        "v1\"",
        "\"a\" \"v1\"",
        "w/\"v1\"",
        "*, \"v1\"",
        "\"v1\", *",
        " ",
        ",",
        "\"v 1\"",
        "\"v1\"x"
      })
  void whatIsNoListIsRefused(String header) {
    assertThatThrownBy(() -> ETags.parse("If-Match", header))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.BAD_REQUEST))
        .hasMessage("The header “If-Match” is * or a list of ETags in quotes, not “%s”.", header);
  }

  @Test
  void aTagHasItsQuotesOnlyInAHeader() {
    assertThat(TAG).hasToString("\"v1\"");
    assertThatThrownBy(() -> new ETag("a\"b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ETag("a\r\nb")).isInstanceOf(IllegalArgumentException.class);
  }
}
