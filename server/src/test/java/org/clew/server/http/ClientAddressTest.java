package org.clew.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "203.0.113.5, -, 203.0.113.5",
        // Who connects from outside may say what they like.
        "203.0.113.5, 198.51.100.7, 203.0.113.5",
        "127.0.0.1, 198.51.100.7, 198.51.100.7",
        "10.1.2.3, 198.51.100.7, 198.51.100.7",
        "fd00::1, 198.51.100.7, 198.51.100.7",
        "127.0.0.1, '1.2.3.4, 198.51.100.7', 198.51.100.7",
        "127.0.0.1, example.org, 127.0.0.1",
        "127.0.0.1, '', 127.0.0.1",
        "unknown, 198.51.100.7, unknown",
        // Of one network of IPv6.
        "2001:db8:1:2::5, -, 20010db800010002",
        "2001:db8:1:2:3:4:5:6, -, 20010db800010002",
        "2001:db8:1:3::5, -, 20010db800010003",
      })
  void anAddressTellsClientsApart(String peer, String forwarded, String address) {
    assertThat(ClientAddress.of(peer, forwarded)).isEqualTo(address);
  }
}
