package org.clew.server.project;

import io.javalin.http.HandlerType;
import org.clew.model.wire.WireProjectParameters;
import org.clew.server.api.Api;
import org.clew.server.http.Reply;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths of projects; those about their tasks are a matter of tasks. */
public final class ProjectRoutes implements Routes {
  private final Projects projects;
  private final ProjectProgress progress;

  /** Over the use cases. */
  public ProjectRoutes(Projects projects, ProjectProgress progress) {
    this.projects = projects;
    this.progress = progress;
  }

  @Override
  public void describe(Api api) {
    ProjectApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.get(
        "/projects",
        request -> Reply.part(request, projects.list(request.user(), request.keysetPage())));
    router.get(
        "/projects/withStatus",
        request ->
            Reply.part(request, projects.listWithStatus(request.user(), request.keysetPage())));
    router.post(
        "/projects",
        request ->
            Reply.json(projects.create(request.user(), request.body(WireProjectParameters.class))));
    router.get(
        "/projects/byName/{name}",
        request -> Reply.json(projects.getByName(request.user(), request.path("name"))));
    router.get(
        "/projects/{id}", request -> Reply.json(projects.get(request.user(), request.id("id"))));
    router.put(
        "/projects/{id}",
        request ->
            Reply.json(
                projects.update(
                    request.user(), request.id("id"), request.body(WireProjectParameters.class))));
    router.patch(
        "/projects/{id}/pause",
        request -> Reply.json(projects.pause(request.user(), request.id("id"))));
    router.patch(
        "/projects/{id}/resume",
        request -> Reply.json(projects.resume(request.user(), request.id("id"))));
    router.get(
        "/projects/{id}/usersWithActiveTasks",
        request -> Reply.json(progress.usersWithActiveTasks(request.user(), request.id("id"))));
    router.own(
        HandlerType.GET,
        "/projects/{id}/status",
        request -> Reply.json(progress.status(request.user(), request.id("id"))));
    router.get(
        "/taskTypes/{id}/projects",
        request -> Reply.json(projects.ofTaskType(request.user(), request.id("id"))));
  }
}
