package org.clew.annotation.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          l4_sample__681dc3a10100002b00a1b2aa__alovelace__a1b2c3 | l4_sample__681dc3a10100002b00a1b2aa__alovelace__a1b2c3
          Größe & Übermaß.v2     | Grosse___Ubermass.v2
          çağrı ığdır İstanbul   | cagri_igdir_Istanbul
          Łódź ærø 5 µm          | Lodz_aero_5_um
          データ                  | ___
          a🧠b                   | a_b
          ../../etc/passwd       | _.._.._etc_passwd
          C:\\a                  | C__a
          .hidden                | _.hidden
          CON                    | _CON
          lpt1.nml               | _lpt1.nml
          ''                     | _
          """)
  void safeNamesArePlain(String text, String name) {
    assertThat(ArchiveNames.safe(text)).isEqualTo(name);
  }

  @Test
  void safeNamesAreSafeWhateverTheyWere() {
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      String name = ArchiveNames.safe("" + c);
      assertThat(name).matches("[A-Za-z0-9._-]+");
      assertThat(new EntryName(name).path()).isEqualTo(name);
    }
    assertThat(ArchiveNames.safe("ß".repeat(300))).hasSize(200);
  }

  @Test
  void namesOfOneArchiveDiffer() {
    ArchiveNames names = new ArchiveNames();

    assertThat(List.of("a", "a", "A", "b", "a_2", "a", "ä").stream().map(names::unique))
        .containsExactly("a", "a_2", "A_3", "b", "a_2_2", "a_4", "a_5");
  }

  @Test
  void dataZipsAreCalledByTheirLayers() {
    assertThat(ArchiveNames.dataZips(List.of("Volume"))).containsExactly("data_Volume.zip");
    assertThat(ArchiveNames.dataZips(List.of("a", "b/c")))
        .containsExactly("data_0_a.zip", "data_1_b_c.zip");
    assertThat(ArchiveNames.dataZips(List.of())).isEmpty();
    assertThat(ArchiveNames.compoundDataZips("x", List.of("Volume"))).containsExactly("x_data.zip");
    assertThat(ArchiveNames.compoundDataZips("x", List.of("a", "b")))
        .containsExactly("x_data_0_a.zip", "x_data_1_b.zip");
  }

  @Test
  void entriesHaveAStemAndASuffix() {
    EntryName name = new EntryName("first/A tracing.2.NML");

    assertThat(name.fileName()).isEqualTo("A tracing.2.NML");
    assertThat(name.stem()).isEqualTo("A tracing.2");
    assertThat(name.isNml()).isTrue();
    assertThat(new EntryName("data.ZIP").isZip()).isTrue();
    assertThat(new EntryName("zip").isZip()).isFalse();
    assertThatThrownBy(() -> new EntryName("")).isInstanceOf(IllegalArgumentException.class);
  }
}
