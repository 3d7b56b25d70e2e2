package org.clew.server.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Tells clients apart by their network address. A proxy on this machine or in a private network is
 * believed when it says for whom it asks; anybody else could say anything.
 */
final class ClientAddress {
  private static final int IPV6_NETWORK_BYTES = 8;

  private ClientAddress() {}

  /**
   * The address, of IPv6 the network: one client has a whole one.
   *
   * @param peer who connected
   * @param forwarded the header {@code X-Forwarded-For}, or null
   */
  static String of(String peer, @Nullable String forwarded) {
    InetAddress address = parse(peer);
    if (address == null) {
      return peer;
    }
    if (forwarded != null && isNear(address)) {
      // Proxies add to its end; what stands before comes from the client.
      InetAddress last = parse(forwarded.substring(forwarded.lastIndexOf(',') + 1).strip());
      return last == null ? text(address) : text(last);
    }
    return text(address);
  }

  private static boolean isNear(InetAddress address) {
    boolean isUniqueLocal =
        address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    return address.isLoopbackAddress() || address.isSiteLocalAddress() || isUniqueLocal;
  }

  private static String text(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
        : address.getHostAddress();
  }

  private static @Nullable InetAddress parse(String text) {
    try {
      // Never asks a name server: names are no literals.
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
  }
}
