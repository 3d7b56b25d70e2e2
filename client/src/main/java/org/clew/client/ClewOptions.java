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
 * @param timeout how long to wait for an answer, from the last byte that was sent to the last byte
 *     of the answer; of a download, to its first byte. Retries and the time between them count in
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long the server may be silent within an answer that has begun
 * @param retries how often a request that may be repeated is sent again when the connection fails
 *     or the server is busy (429, 502, 503, 504); 0 for never. Reading, replacing and deleting may
 *     be repeated; on a server of Clew also making tasks, which it recognizes by an idempotency key
 */
public record ClewOptions(
    URI url,
    @Nullable String token,
    Duration timeout,
    Duration connectTimeout,
    Duration readTimeout,
    int retries) {
  /** Where requests go when nothing else is said. */
  public static final URI DEFAULT_URL = URI.create("https://webknossos.org");

  /** How long to wait for an answer when nothing else is said: 1800 s, half an hour. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

  /** How long to wait for a connection when nothing else is said: 30 s. */
  public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(30);

  /** How long a server may be silent within an answer when nothing else is said: 5 min. */
  public static final Duration DEFAULT_READ_TIMEOUT = Duration.ofMinutes(5);

  /** How often a request is sent again when nothing else is said: 3 times. */
  public static final int DEFAULT_RETRIES = 3;

  /**
   * Takes the values.
   *
   * @throws IllegalArgumentException if the address is not that of a web server, the token holds
   *     characters that no token has, a timeout is not positive, or the retries are negative
   */
  public ClewOptions {
    url = checked(url);
    token = token == null || token.isBlank() ? null : token.strip();
    if (token != null && !token.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException("The token holds a character that no token has.");
    }
    checkPositive(timeout);
    checkPositive(connectTimeout);
    checkPositive(readTimeout);
    if (retries < 0) {
      throw new IllegalArgumentException("Retries are 0 or more, not " + retries + ".");
    }
  }

  private static void checkPositive(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("A timeout is greater than zero, not " + timeout + ".");
    }
  }

  /** Anonymous access to the server at this address, with the defaults for all else. */
  public static ClewOptions of(URI url) {
    return new ClewOptions(
        url, null, DEFAULT_TIMEOUT, DEFAULT_CONNECT_TIMEOUT, DEFAULT_READ_TIMEOUT, DEFAULT_RETRIES);
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
    return new ClewOptions(newUrl, token, timeout, connectTimeout, readTimeout, retries);
  }

  /** The same as someone else; null for anonymous. */
  public ClewOptions withToken(@Nullable String newToken) {
    return new ClewOptions(url, newToken, timeout, connectTimeout, readTimeout, retries);
  }

  /** The same with another limit for an answer. */
  public ClewOptions withTimeout(Duration newTimeout) {
    return new ClewOptions(url, token, newTimeout, connectTimeout, readTimeout, retries);
  }

  /** The same with another limit for a connection. */
  public ClewOptions withConnectTimeout(Duration newTimeout) {
    return new ClewOptions(url, token, timeout, newTimeout, readTimeout, retries);
  }

  /** The same with another limit for silence within an answer. */
  public ClewOptions withReadTimeout(Duration newTimeout) {
    return new ClewOptions(url, token, timeout, connectTimeout, newTimeout, retries);
  }

  /** The same with another number of retries, 0 for none. */
  public ClewOptions withRetries(int newRetries) {
    return new ClewOptions(url, token, timeout, connectTimeout, readTimeout, newRetries);
  }

  Timeouts timeouts() {
    return new Timeouts(connectTimeout, readTimeout, timeout);
  }

  /** Without the token, so that logs stay clean. */
  @Override
  public String toString() {
    return "ClewOptions[url=%s, token=%s, timeout=%s, connectTimeout=%s, readTimeout=%s, retries=%d]"
        .formatted(
            url, token == null ? "none" : "…", timeout, connectTimeout, readTimeout, retries);
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
