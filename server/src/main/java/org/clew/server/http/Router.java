package org.clew.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.clew.server.api.Api;
import org.clew.server.failure.Failure;

/** Where handlers are registered; a path given first wins over a later one that matches too. */
public final class Router {
  private final RoutesConfig routes;
  private final Authenticator authenticator;
  private final Uploads uploads;
  private final CrossSite sites;
  private final ErrorPage errors;
  private final Api api = new Api();
  private final Set<String> registered = new LinkedHashSet<>();
  private final Set<String> pages = new LinkedHashSet<>();

  Router(
      RoutesConfig routes,
      Authenticator authenticator,
      Uploads uploads,
      CrossSite sites,
      ErrorPage errors) {
    this.routes = routes;
    this.authenticator = authenticator;
    this.uploads = uploads;
    this.sites = sites;
    this.errors = errors;
  }

  /** What all routes say of themselves; complete once the server answers. */
  public Api api() {
    return api;
  }

  /** Method and path of what was registered, in that order; of several versions the newest. */
  Set<String> registered() {
    return registered;
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
    String whole = "/api/clew/v1" + path;
    registered.add(method + " " + whole);
    add(method, whole, handler, Door.API);
  }

  /**
   * Serves files of voxels: {@code /data/v14}, {@code /data/v13}, {@code /data}. Viewers append
   * names to an address, whereby some lose its query: so a token can stand before the path too.
   */
  public void data(String path, Handler handler) {
    registered.add("GET " + SpokenVersions.DATA.getFirst() + path);
    registered.add("HEAD " + SpokenVersions.DATA.getFirst() + path);
    for (String prefix : SpokenVersions.DATA) {
      files(prefix + path, handler);
      files(prefix + "/token/{token}" + path, handler);
    }
  }

  private void files(String path, Handler handler) {
    add(HandlerType.GET, path, handler, Door.VOXELS);
    add(HandlerType.HEAD, path, handler, Door.VOXELS);
    // What browsers ask before a viewer of another site may read a part of a file.
    add(HandlerType.OPTIONS, path, request -> OpenToSites.askedBefore(), Door.VOXELS);
  }

  /** Method and path of every page. */
  Set<String> pages() {
    return pages;
  }

  /** Serves a page; its failures are pages too. */
  public void page(String path, Handler handler) {
    pages.add("GET " + path);
    add(HandlerType.GET, path, handler, Door.PAGE);
  }

  /** Takes what a form of a page sends. */
  public void pageForm(String path, Handler handler) {
    pages.add("POST " + path);
    add(HandlerType.POST, path, handler, Door.PAGE);
  }

  /** Serves a file that pages need, to anyone. */
  public void asset(String path, Handler handler) {
    add(HandlerType.GET, path, handler, Door.API);
  }

  private void api(HandlerType method, String path, Handler handler) {
    registered.add(method + " " + SpokenVersions.API.getFirst() + path);
    for (String prefix : SpokenVersions.API) {
      add(method, prefix + path, handler, Door.API);
    }
  }

  private void add(HandlerType method, String path, Handler handler, Door door) {
    routes.addHttpHandler(method, path, context -> answer(context, handler, door));
  }

  private void answer(Context context, Handler handler, Door door) {
    try (Spool spool = new Spool(uploads)) {
      Request request = new Request(context, authenticator, spool, door);
      Reply reply =
          reply(
              context,
              door,
              request,
              () -> {
                sites.check(context, door);
                return handler.handle(request);
              });
      Transmission.send(context, door == Door.VOXELS ? OpenToSites.answer(reply) : reply);
    }
  }

  /** Says of something that is no route what is wrong with it. */
  Reply outside(Context context, Failure failure) {
    Door door = isForPeople(context) ? Door.PAGE : Door.API;
    try (Spool spool = new Spool(uploads)) {
      Request request = new Request(context, authenticator, spool, door);
      return reply(
          context,
          door,
          request,
          () -> {
            throw failure;
          });
    }
  }

  private static boolean isForPeople(Context context) {
    String accept = context.header("Accept");
    return accept != null
        && accept.contains("text/html")
        && !context.path().matches("/(api|data|assets)/.*");
  }

  private Reply reply(Context context, Door door, Request request, Supplier<Reply> handling) {
    try {
      return handling.get();
    } catch (HttpResponseException unreadable) {
      // Javalin’s own, such as a form that is too large; told with the others outside of routes.
      throw unreadable;
    } catch (RuntimeException failure) {
      String what = LogName.of(context);
      return door == Door.PAGE
          ? Failures.page(failure, what, request, errors)
          : Failures.reply(failure, what);
    }
  }
}
