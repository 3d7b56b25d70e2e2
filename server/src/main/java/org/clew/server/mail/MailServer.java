package org.clew.server.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.clew.server.failure.StartFailure;
import org.jspecify.annotations.Nullable;

/**
 * Who carries mail.
 *
 * @param isEncrypted whether the connection begins with TLS; else it turns to TLS if the server can
 * @param host of the server
 * @param port of the server
 * @param user who signs in; null for nobody
 * @param password of the user; null for none
 * @param from what mails name as their sender
 */
public record MailServer(
    boolean isEncrypted,
    String host,
    int port,
    @Nullable String user,
    @Nullable String password,
    String from) {
  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_OVER_TLS = 465;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Reads {@code smtp://user:password@host:port}, or {@code smtps} for TLS from the beginning; user
   * and port may be left out.
   */
  public static MailServer parse(String text, String from) {
    URI uri = uri(text);
    boolean isEncrypted = "smtps".equals(uri.getScheme());
    if ((!isEncrypted && !"smtp".equals(uri.getScheme())) || uri.getHost() == null) {
      throw misshapen();
    }
    int usual = isEncrypted ? SUBMISSION_OVER_TLS : SUBMISSION;
    String[] credentials =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    if (credentials.length == 1) {
      throw misshapen();
    }
    return new MailServer(
        isEncrypted,
        uri.getHost(),
        uri.getPort() < 0 ? usual : uri.getPort(),
        credentials.length == 0 ? null : decoded(credentials[0]),
        credentials.length == 0 ? null : decoded(credentials[1]),
        sender(from));
  }

  /** Whether a server that cannot turn to TLS is refused: a password must not go in the open. */
  boolean needsEncryption() {
    return password != null && !THIS_MACHINE.contains(host);
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException notAnAddress) {
      throw misshapen();
    }
  }

  // Without the text: it holds a password.
  private static StartFailure misshapen() {
    return new StartFailure(
        "mail-server must look like smtp://user:password@host:587, smtps://user:password@host or"
            + " smtp://host.");
  }

  private static String sender(String from) {
    try {
      new InternetAddress(from, true).validate();
      return from;
    } catch (AddressException notAnAddress) {
      throw new StartFailure(
          "mail-from is the address that mails come from, such as “Clew <clew@lab.org>”, and needed"
              + " with mail-server; it is “%s”.".formatted(from),
          notAnAddress);
    }
  }

  private static String decoded(String text) {
    // A plus is a plus: only forms mean a space by it.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "MailServer[" + host + ":" + port + "]";
  }
}
