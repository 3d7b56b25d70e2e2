package org.clew.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispositionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          form-data; name="a"; filename="b.nml" | b.nml
          form-data;name=a;filename=b.nml | b.nml
          form-data; FileName = "b.nml" ; NAME = "a" | b.nml
          form-data; name="a"; filename="b.nml"; filename="c.nml" | b.nml
          form-data; name="a"; filename="%22b%22%2b.nml" | "b"%2b.nml
          form-data; name="a"; filename="\\b.nml" | \\b.nml
          form-data; name="a"; filename="../../etc/b.nml" | ../../etc/b.nml
          form-data; name="a"; filename="b=;c" | b=;c
          form-data; name="a"; filename*=UTF-8'de'%e2%82%ac.nml; filename="x" | €.nml
          form-data; name="a"; filename*=iso-8859-1''%fc+.nml | ü+.nml
          form-data; name="a"; filename="x"; filename*=UTF-8''%zz | x
          form-data; name="a"; filename="x"; filename*=KOI8-R''%fc | x
          form-data; name="a"; filename="x"; creation-date="now" | x
          """)
  void fileNamesAreRead(String header, String expected) {
    Disposition disposition = Disposition.parse(header).orElseThrow();

    assertThat(disposition.field()).isEqualTo("a");
    assertThat(Objects.requireNonNull(disposition.fileName())).isEqualTo(expected);
  }

  @Test
  void withoutAFileNameItIsAText() {
    assertThat(Disposition.parse("form-data; name=\"filename\"").orElseThrow().fileName()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "form-data",
        "form-data; filename=\"a\"",
        "form-data; name=\"a",
        "form-data; name=\"a\"b",
        "form-data; name",
        "form-data; name=\"a\"; filename=\"b"
      })
  void whatIsMisshapenIsNone(String header) {
    assertThat(Disposition.parse(header)).isEmpty();
  }

  @Test
  void aLongHeaderIsRead() {
    String backslashes = "form-data; name=\"" + "\\\\".repeat(8000) + "\"";

    assertThat(Disposition.parse(backslashes).orElseThrow().field()).hasSize(8000);
    assertThat(Disposition.parse("form-data; name=\"" + "\\\"".repeat(8000))).isEmpty();
  }
}
