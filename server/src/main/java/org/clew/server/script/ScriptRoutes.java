package org.clew.server.script;

import org.clew.model.wire.WireScriptParameters;
import org.clew.server.api.Api;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths of scripts. */
public final class ScriptRoutes implements Routes {
  private final Scripts scripts;

  /** Over the use cases. */
  public ScriptRoutes(Scripts scripts) {
    this.scripts = scripts;
  }

  @Override
  public void describe(Api api) {
    ScriptApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.get(
        "/scripts",
        request -> Reply.part(request, scripts.list(request.user(), request.keysetPage())));
    router.post(
        "/scripts",
        request ->
            Reply.json(scripts.create(request.user(), request.body(WireScriptParameters.class))));
    router.get(
        "/scripts/{id}", request -> Reply.json(scripts.get(request.user(), request.id("id"))));
    router.put(
        "/scripts/{id}",
        request ->
            Reply.json(
                scripts.update(
                    request.user(), request.id("id"), request.body(WireScriptParameters.class))));
    router.delete("/scripts/{id}", this::delete);
  }

  private Reply delete(Request request) {
    scripts.delete(request.user(), request.id("id"));
    return Reply.empty();
  }
}
