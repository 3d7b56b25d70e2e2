package org.clew.server.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.clew.server.failure.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachableAddressesTest {
  private final ReachableAddresses reachable = new ReachableAddresses(false);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.10",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "192.0.0.8",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fd00::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:0:1::1]",
        "[ff02::1]"
      })
  void privateAddressesAreRefused(String host) {
    assertThatThrownBy(() -> reachable.check(URI.create("http://" + host + "/em")))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("private network")
        .hasMessageContaining(host);
    assertThatCode(() -> new ReachableAddresses(true).check(URI.create("http://" + host + "/em")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "100.63.0.1", "172.32.0.1", "2606:4700::1111"})
  void publicAddressesAreReached(String host) throws UnknownHostException {
    assertThat(ReachableAddresses.isPublic(InetAddress.getByName(host))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://8.8.8.8/em", "s3://bucket/em", "http:///em"})
  void otherSchemesAreRefused(String address) {
    assertThatThrownBy(() -> new ReachableAddresses(true).check(URI.create(address)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("only http and https");
  }
}
