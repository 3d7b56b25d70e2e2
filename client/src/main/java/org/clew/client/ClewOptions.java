package org.clew.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which server to talk to, as whom, and how long to wait.
 *
 * <pre>{@code
 * ClewOptions options = ClewOptions.fromEnvironment().withTimeout(Duration.ofMinutes(1));
 * }</pre>
 *
 * @param url address of the server, {@code http} or {@code https}, e.g. {@code
 *     https://webknossos.org}
 * @param token what proves who one is, from the account page; null to stay anonymous
 * @param timeout how long a request may take altogether
 */
public record ClewOptions(URI url, @Nullable String token, Duration timeout) {
  /** Where requests go when nothing else is said. */
  public static final URI DEFAULT_URL = URI.create("https://webknossos.org");

  /** How long a request may take when nothing else is said: 1800 s, half an hour. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

  private static final Duration CONNECTING = Duration.ofSeconds(30);
  private static final Duration SILENCE = Duration.ofMinutes(5);

  /**
   * Takes the values.
   *
   * @throws IllegalArgumentException if the address is not that of a web server, the token holds
   *     characters that no token has, or the timeout is not positive
   */
  public ClewOptions {
    url = checked(url);
    token = token == null || token.isBlank() ? null : token.strip();
    if (token != null && !token.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException("The token holds a character that no token has.");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("The timeout is greater than zero, not " + timeout + ".");
    }
  }

  /** Anonymous access to the server at this address, with the default timeout. */
  public static ClewOptions of(URI url) {
    return new ClewOptions(url, null, DEFAULT_TIMEOUT);
  }

  /**
   * What the environment says: {@code WK_URL}, {@code WK_TOKEN}, {@code WK_TIMEOUT} (seconds), each
   * from the variable of that name or else from a file {@code .env} in the working directory.
   *
   * @throws IllegalArgumentException if one of them makes no sense
   */
  public static ClewOptions fromEnvironment() {
    return Environment.read(System.getenv(), Path.of(".env"));
  }

  /** The same for another server. */
  public ClewOptions withUrl(URI newUrl) {
    return new ClewOptions(newUrl, token, timeout);
  }

  /** The same as someone else; null for anonymous. */
  public ClewOptions withToken(@Nullable String newToken) {
    return new ClewOptions(url, newToken, timeout);
  }

  /** The same with another limit for a request. */
  public ClewOptions withTimeout(Duration newTimeout) {
    return new ClewOptions(url, token, newTimeout);
  }

  Timeouts timeouts() {
    return new Timeouts(CONNECTING, SILENCE, timeout);
  }

  /** Without the token, so that logs stay clean. */
  @Override
  public String toString() {
    return "ClewOptions[url=%s, token=%s, timeout=%s]"
        .formatted(url, token == null ? "none" : "…", timeout);
  }

  private static URI checked(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    // The address is not repeated: it may hold a password.
    if (!web
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "The address of a server looks like https://webknossos.org: http or https, a host, no user, no query.");
    }
    String path = url.getRawPath().replaceAll("/+$", "");
    return URI.create(scheme + "://" + url.getRawAuthority() + path);
  }
}
