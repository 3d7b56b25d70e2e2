package org.clew.server.dataset;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.clew.server.failure.Failure;

/**
 * Which addresses the server asks for datasets: by default those of the public internet only, as
 * whoever may register a dataset must not see through the server what only the server can see.
 *
 * @param includesPrivate whether also those of private networks and of its own machine
 */
public record ReachableAddresses(boolean includesPrivate) {

  /**
   * Refuses the others. The name is looked up again when the connection is made: until then Java
   * remembers what it was told here, so that the answer cannot be changed in between.
   */
  void check(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = address.getHost();
    if (!(scheme.equals("http") || scheme.equals("https")) || host == null) {
      throw Failure.badRequest(
          "“%s” cannot be read: only http and https addresses can.".formatted(address));
    }
    if (includesPrivate) {
      return;
    }
    try {
      for (InetAddress each : InetAddress.getAllByName(host)) {
        if (!isPublic(each)) {
          throw Failure.badRequest(
              ("“%s” lies in a private network or on the server itself, where it does not read"
                      + " datasets unless “remote-private-addresses” is set.")
                  .formatted(address));
        }
      }
    } catch (UnknownHostException unknown) {
      throw Failure.badRequest("“%s”: the host is not known.".formatted(address));
    }
  }

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return switch (address) {
      case Inet4Address _ -> isPublic4(bytes[0] & 255, bytes[1] & 255, bytes[2] & 255);
      case Inet6Address _ -> isPublic6(bytes);
      default -> false;
    };
  }

  /** Without the special ones of RFC 6890 that Java has no word for. */
  private static boolean isPublic4(int first, int second, int third) {
    return first != 0
        && first < 240
        && !(first == 100 && second >= 64 && second < 128)
        && !(first == 192 && second == 0 && third == 0)
        && !(first == 198 && (second == 18 || second == 19));
  }

  /** Only 2000::/3, without the tunnels 2001::/32 and 2002::/16, which lead to IPv4. */
  private static boolean isPublic6(byte[] bytes) {
    boolean isGlobal = (bytes[0] & 0xe0) == 0x20;
    boolean isTeredo = bytes[0] == 0x20 && bytes[1] == 1 && bytes[2] == 0 && bytes[3] == 0;
    boolean is6to4 = bytes[0] == 0x20 && bytes[1] == 2;
    return isGlobal && !isTeredo && !is6to4;
  }
}
