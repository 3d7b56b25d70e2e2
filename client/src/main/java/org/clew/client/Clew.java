package org.clew.client;

import java.net.URI;
import java.time.Duration;

/**
 * A connection to a server that speaks the WEBKNOSSOS task API, as one user or as nobody. Immutable
 * and usable from many threads; there is nothing to close.
 *
 * <pre>{@code
 * Clew clew = Clew.fromEnvironment();
 * System.out.println(clew.users().current().email());
 * }</pre>
 *
 * <p>Connecting asks the server which versions of the API it speaks ({@code GET /api/buildinfo})
 * and takes the highest that this client knows, too: 13 or 14.
 */
public final class Clew {
  private final ClewOptions options;
  private final Http http;

  private Clew(ClewOptions options, Http http) {
    this.options = options;
    this.http = http;
  }

  /**
   * Connects as the options say.
   *
   * @throws CannotConnectException if the server cannot be reached
   * @throws IncompatibleServerException if it is too old or too new
   * @throws InvalidResponseException if what answers is not such a server
   */
  public static Clew connect(ClewOptions options) {
    Transport transport =
        Transport.to(options.url(), options.timeouts(), retries(options), credential(options));
    return new Clew(options, new Http(transport, Negotiation.dialect(transport)));
  }

  /**
   * Connects with a token.
   *
   * @param url address of the server, e.g. {@code https://webknossos.org}
   * @param token from the account page, or {@code GET /auth/token}
   * @throws ClewException as {@link #connect(ClewOptions)}
   */
  public static Clew connect(URI url, String token) {
    return connect(ClewOptions.of(url).withToken(token));
  }

  /**
   * Connects without a token: what is public can be read.
   *
   * @param url address of the server, e.g. {@code https://webknossos.org}
   * @throws ClewException as {@link #connect(ClewOptions)}
   */
  public static Clew connect(URI url) {
    return connect(ClewOptions.of(url));
  }

  /**
   * Connects as {@code WK_URL}, {@code WK_TOKEN} and {@code WK_TIMEOUT} say, in the environment or
   * in a file {@code .env} in the working directory.
   *
   * @throws ClewException as {@link #connect(ClewOptions)}
   */
  public static Clew fromEnvironment() {
    return connect(ClewOptions.fromEnvironment());
  }

  /**
   * Signs in with a password and connects with the token of that user ({@code POST /auth/login},
   * {@code GET /auth/token}).
   *
   * @throws UnexpectedStatusException with status 400 if address or password are wrong
   * @throws ClewException as {@link #connect(ClewOptions)}
   */
  public static Clew signIn(URI url, String email, String password) {
    Clew anonymous = connect(url);
    return anonymous.withToken(SignIn.token(anonymous.http, email, password));
  }

  /** The same server as someone else, e.g. to act for several annotators side by side. */
  public Clew withToken(String token) {
    return with(options.withToken(token));
  }

  /** The same server and user with another limit for how long a request may take. */
  public Clew withTimeout(Duration timeout) {
    return with(options.withTimeout(timeout));
  }

  /** The same server and user with another number of retries; see {@link ClewOptions}. */
  public Clew withRetries(int retries) {
    return with(options.withRetries(retries));
  }

  private Clew with(ClewOptions other) {
    Transport transport =
        http.transport().as(credential(other)).with(other.timeouts(), retries(other));
    return new Clew(other, new Http(transport, http.dialect()));
  }

  private static Retries retries(ClewOptions options) {
    return Retries.upTo(options.retries());
  }

  private static Credential credential(ClewOptions options) {
    String token = options.token();
    return token == null ? Credential.NONE : Credential.token(token);
  }

  /** Users of the organization. */
  public Users users() {
    return new Users(this);
  }

  /** Teams of the organization. */
  public Teams teams() {
    return new Teams(this);
  }

  /** Kinds of tasks. */
  public TaskTypes taskTypes() {
    return new TaskTypes(this);
  }

  /** Projects. */
  public Projects projects() {
    return new Projects(this);
  }

  /** Scripts for annotators. */
  public Scripts scripts() {
    return new Scripts(this);
  }

  /** Datasets. */
  public Datasets datasets() {
    return new Datasets(this);
  }

  /** Tasks, as those who manage them see them. */
  public Tasks tasks() {
    return new Tasks(this);
  }

  /** Tasks, as the annotator sees them: the next one, and those at hand. */
  public Work work() {
    return new Work(this);
  }

  /** Annotations: the instances of tasks, and free ones. */
  public Annotations annotations() {
    return new Annotations(this);
  }

  /** What happened in the organization, as it is told once and in order. */
  public Events events() {
    return new Events(this);
  }

  /** Address of the server, without a slash at the end. */
  public URI url() {
    return options.url();
  }

  /** The version of the API that is spoken: 13 or 14. */
  public int apiVersion() {
    return http.dialect().version();
  }

  Http http() {
    return http;
  }

  /** Address and version; never the token. */
  @Override
  public String toString() {
    return "Clew[" + url() + ", version " + apiVersion() + "]";
  }
}
