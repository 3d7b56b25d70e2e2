package org.clew.server.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.clew.server.failure.Failure;
import org.clew.server.failure.StartFailure;
import org.jspecify.annotations.Nullable;

/** Listens. */
public final class HttpServer implements AutoCloseable {
  /** How long a connection may be silent, between requests and in the middle of one. */
  static final Duration SILENCE = Duration.ofSeconds(30);

  private final Javalin javalin;
  private final Set<String> routes;
  private final Set<String> pages;

  private HttpServer(Javalin javalin, Set<String> routes, Set<String> pages) {
    this.javalin = javalin;
    this.routes = routes;
    this.pages = pages;
  }

  /**
   * What a server answers, and whom.
   *
   * @param url its address as clients see it
   * @param authenticator finds out who is asking
   * @param uploads where bodies lie while they are read
   * @param routes in the order in which they win
   * @param errors tells people what went wrong with a page
   */
  public record Service(
      Supplier<String> url,
      Authenticator authenticator,
      Uploads uploads,
      List<Routes> routes,
      ErrorPage errors) {
    /** Copies the routes. */
    public Service {
      routes = List.copyOf(routes);
    }
  }

  /** Listens on a port, 0 for a free one, and answers by the routes. */
  public static HttpServer start(String host, int port, Service service) {
    return start(host, port, SILENCE, service);
  }

  static HttpServer start(String host, int port, Duration silence, Service service) {
    Set<String> registered = new LinkedHashSet<>();
    Set<String> pages = new LinkedHashSet<>();
    Javalin javalin =
        listen(
            host,
            port,
            silence,
            config -> {
              Router router =
                  new Router(
                      config.routes,
                      service.authenticator(),
                      service.uploads(),
                      new CrossSite(service.url()),
                      service.errors());
              for (Routes feature : service.routes()) {
                feature.register(router);
                feature.describe(router.api());
              }
              registered.addAll(router.registered());
              pages.addAll(router.pages());
              return router;
            });
    return new HttpServer(javalin, registered, pages);
  }

  private static Javalin listen(
      String host, int port, Duration silence, Function<JavalinConfig, Router> routes) {
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
          Router router = routes.apply(config);
          config.routes.exception(
              HttpResponseException.class,
              (failure, context) ->
                  Transmission.send(context, outsideOfRoutes(failure, context, router)));
          config.routes.exception(
              Exception.class,
              (failure, context) ->
                  Transmission.send(context, Failures.reply(failure, LogName.of(context))));
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

  private static Reply outsideOfRoutes(
      HttpResponseException failure, Context context, Router router) {
    @Nullable String version = SpokenVersions.refusal(context.path());
    if (failure.getStatus() == 404) {
      String message = version == null ? "Couldn't find the requested resource." : version;
      return router.outside(context, Failure.notFound(message));
    }
    if (failure.getStatus() == 413) {
      return router.outside(context, Request.tooLarge());
    }
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    return Reply.failure(
        failure.getStatus(), Map.of("messages", List.of(Map.of("error", message))));
  }

  /** Method and path of every route but pages, e.g. “GET /api/v14/tasks/{id}”. */
  public Set<String> routes() {
    return Collections.unmodifiableSet(routes);
  }

  /** Method and path of every page, e.g. “GET /annotations/{id}”. */
  public Set<String> pages() {
    return Collections.unmodifiableSet(pages);
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
