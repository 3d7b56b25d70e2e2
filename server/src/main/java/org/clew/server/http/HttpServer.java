package org.clew.server.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.clew.server.failure.Failure;
import org.clew.server.failure.StartFailure;
import org.jspecify.annotations.Nullable;

/** Listens. */
public final class HttpServer implements AutoCloseable {
  /** How long a connection may be silent, between requests and in the middle of one. */
  static final Duration SILENCE = Duration.ofSeconds(30);

  private final Javalin javalin;
  private final Set<String> routes;

  private HttpServer(Javalin javalin, Set<String> routes) {
    this.javalin = javalin;
    this.routes = routes;
  }

  /** Listens on a port, 0 for a free one, and answers by the routes. */
  public static HttpServer start(
      String host, int port, Authenticator authenticator, Uploads uploads, List<Routes> routes) {
    Set<String> registered = new LinkedHashSet<>();
    Javalin javalin =
        listen(
            host,
            port,
            SILENCE,
            config -> {
              Router router = new Router(config.routes, authenticator, uploads);
              for (Routes feature : routes) {
                feature.register(router);
                feature.describe(router.api());
              }
              registered.addAll(router.registered());
            });
    return new HttpServer(javalin, registered);
  }

  static HttpServer start(String host, int port, Duration silence, Consumer<JavalinConfig> routes) {
    return new HttpServer(listen(host, port, silence, routes), Set.of());
  }

  private static Javalin listen(
      String host, int port, Duration silence, Consumer<JavalinConfig> routes) {
    Javalin javalin =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.startup.startupWatcherEnabled = false;
          config.concurrency.useVirtualThreads = true;
          config.http.maxRequestSize = Request.MAX_BODY_BYTES;
          config.jetty.modifyServer(server -> server.setErrorHandler(new JettyErrors()));
          config.jetty.modifyServletContextHandler(
              servlets -> servlets.setErrorHandler(new JettyErrors()));
          config.jetty.modifyHttpConfiguration(http -> http.setIdleTimeout(silence.toMillis()));
          routes.accept(config);
          config.routes.exception(
              HttpResponseException.class,
              (failure, context) ->
                  Transmission.send(context, outsideOfRoutes(failure, context.path())));
          config.routes.exception(
              Exception.class,
              (failure, context) ->
                  Transmission.send(context, Failures.reply(failure, context.path())));
        });
    try {
      javalin.start(host, port);
    } catch (JavalinBindException taken) {
      throw new StartFailure(
          "Port %d is in use by another program. Stop it, or choose another port with --port."
              .formatted(port),
          taken);
    }
    return javalin;
  }

  private static Reply outsideOfRoutes(HttpResponseException failure, String path) {
    @Nullable String version = SpokenVersions.refusal(path);
    if (failure.getStatus() == 404) {
      String message = version == null ? "Couldn't find the requested resource." : version;
      return Failures.reply(Failure.notFound(message), path);
    }
    if (failure.getStatus() == 413) {
      return Failures.reply(Request.tooLarge(), path);
    }
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    return Reply.failure(
        failure.getStatus(), Map.of("messages", List.of(Map.of("error", message))));
  }

  /** Method and path of every route but pages, e.g. “GET /api/v14/tasks/{id}”. */
  public Set<String> routes() {
    return Collections.unmodifiableSet(routes);
  }

  /** The port that it listens on. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
