package org.clew.server.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.clew.server.failure.StartFailure;

/**
 * Where the database is.
 *
 * @param url as JDBC wants it
 * @param user who connects
 * @param password of the user
 */
public record DatabaseAddress(String url, String user, String password) {

  /**
   * Reads {@code postgresql://user:password@host:port/database?options}, or the same with {@code
   * postgres:} or {@code jdbc:postgresql:}.
   */
  public static DatabaseAddress parse(String text) {
    URI uri = uri(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
    boolean postgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
    if (!postgres || uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
      throw misshapen();
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String[] credentials =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    return new DatabaseAddress(
        "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + options,
        credentials.length > 0 ? decoded(credentials[0]) : "",
        credentials.length > 1 ? decoded(credentials[1]) : "");
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
        "CLEW_DATABASE_URL must look like postgresql://user:password@host:5432/database.");
  }

  private static String decoded(String text) {
    // A plus is a plus: only forms mean a space by it.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without the password, which may be among the options too. */
  @Override
  public String toString() {
    return "DatabaseAddress[" + url.replaceFirst("\\?.*", "") + "]";
  }
}
