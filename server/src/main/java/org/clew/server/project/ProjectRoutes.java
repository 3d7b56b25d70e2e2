package org.clew.server.project;

import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.clew.model.wire.WireProject;
import org.clew.model.wire.WireProjectParameters;
import org.clew.server.api.Api;
import org.clew.server.http.Column;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Listing;
import org.clew.server.http.Page;
import org.clew.server.http.Part;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths of projects; those about their tasks are a matter of tasks. */
public final class ProjectRoutes implements Routes {
  private static final List<Column<WireProject>> COLUMNS =
      List.of(
          new Column<>("id", WireProject::id),
          new Column<>("name", WireProject::name),
          new Column<>("team", WireProject::teamName),
          new Column<>(
              "owner", project -> project.owner() == null ? null : project.owner().email()),
          new Column<>("priority", WireProject::priority),
          new Column<>("paused", WireProject::paused),
          new Column<>("expectedTime", WireProject::expectedTime),
          new Column<>("isBlacklistedFromReport", WireProject::isBlacklistedFromReport),
          new Column<>("created", project -> Instant.ofEpochMilli(project.created())),
          new Column<>("pendingInstances", WireProject::pendingInstances),
          new Column<>("tracingTime", WireProject::tracingTime));

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
        request -> {
          CurrentUser user = request.user();
          return list(request, page -> projects.list(user, page));
        });
    router.get(
        "/projects/withStatus",
        request -> {
          CurrentUser user = request.user();
          return list(request, page -> projects.listWithStatus(user, page));
        });
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

  private static Reply list(Request request, Function<Page, Part<WireProject>> source) {
    return Reply.list(request, request.keysetPage(), new Listing<>("projects", COLUMNS, source));
  }
}
