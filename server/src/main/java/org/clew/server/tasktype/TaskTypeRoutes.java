package org.clew.server.tasktype;

import org.clew.model.wire.WireTaskType;
import org.clew.model.wire.WireTaskTypeParameters;
import org.clew.server.api.Api;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths of task types; deleting one is a matter of its tasks. */
public final class TaskTypeRoutes implements Routes {
  private final TaskTypes types;

  /** Over the use cases. */
  public TaskTypeRoutes(TaskTypes types) {
    this.types = types;
  }

  @Override
  public void describe(Api api) {
    TaskTypeApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.get(
        "/taskTypes",
        request -> Reply.part(request, types.list(request.user(), request.keysetPage())));
    router.post(
        "/taskTypes",
        request ->
            Reply.json(types.create(request.user(), request.body(WireTaskTypeParameters.class))));
    router.get(
        "/taskTypes/{id}", request -> Reply.json(types.get(request.user(), request.id("id"))));
    router.put("/taskTypes/{id}", this::update);
  }

  private Reply update(Request request) {
    WireTaskType type =
        types.update(request.user(), request.id("id"), request.body(WireTaskTypeParameters.class));
    return Reply.json(type, "Task type was successfully updated.");
  }
}
