package org.clew.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.util.Map;

/** Where handlers are registered; a path given first wins over a later one that matches too. */
public final class Router {
  private final RoutesConfig routes;
  private final Authenticator authenticator;
  private final int maxBodyBytes;

  Router(RoutesConfig routes, Authenticator authenticator, int maxBodyBytes) {
    this.routes = routes;
    this.authenticator = authenticator;
    this.maxBodyBytes = maxBodyBytes;
  }

  /** Reads through the task API: {@code /api/v14}, {@code /api/v13}, {@code /api}. */
  public void get(String path, Handler handler) {
    api(HandlerType.GET, path, handler);
  }

  /** Creates or does something through the task API. */
  public void post(String path, Handler handler) {
    api(HandlerType.POST, path, handler);
  }

  /** Replaces through the task API. */
  public void put(String path, Handler handler) {
    api(HandlerType.PUT, path, handler);
  }

  /** Changes through the task API. */
  public void patch(String path, Handler handler) {
    api(HandlerType.PATCH, path, handler);
  }

  /** Deletes through the task API. */
  public void delete(String path, Handler handler) {
    api(HandlerType.DELETE, path, handler);
  }

  /** Does something that WEBKNOSSOS lacks: below {@code /api/clew/v1}. */
  public void own(HandlerType method, String path, Handler handler) {
    add(method, "/api/clew/v1" + path, handler);
  }

  /** Serves files of voxels: {@code /data/v14}, {@code /data/v13}, {@code /data}. */
  public void data(String path, Handler handler) {
    for (String prefix : SpokenVersions.DATA) {
      add(HandlerType.GET, prefix + path, handler, Door.VOXELS);
      add(HandlerType.HEAD, prefix + path, handler, Door.VOXELS);
    }
  }

  /** Serves a page. */
  public void page(String path, Handler handler) {
    add(HandlerType.GET, path, handler);
  }

  private void api(HandlerType method, String path, Handler handler) {
    for (String prefix : SpokenVersions.API) {
      add(method, prefix + path, handler);
    }
  }

  private void add(HandlerType method, String path, Handler handler) {
    add(method, path, handler, Door.API);
  }

  private void add(HandlerType method, String path, Handler handler, Door door) {
    routes.addHttpHandler(method, path, context -> answer(context, handler, door));
  }

  private void answer(Context context, Handler handler, Door door) {
    Request request = new Request(context, authenticator, maxBodyBytes, door);
    try {
      send(context, handler.handle(request));
    } catch (HttpResponseException unreadable) {
      // Javalin’s own, such as a form that is too large; told with the others outside of routes.
      throw unreadable;
    } catch (RuntimeException failure) {
      send(context, Failures.reply(failure, context.method() + " " + context.path()));
    }
  }

  static void send(Context context, Reply reply) {
    context.status(reply.status());
    if (reply.headers().containsKey("Content-Length")) {
      // Compression would break the promise of that many bytes.
      context.disableCompression();
    }
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      context.header(header.getKey(), header.getValue());
    }
    context.result(reply.content());
  }
}
