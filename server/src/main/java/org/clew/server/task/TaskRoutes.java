package org.clew.server.task;

import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTask;
import org.clew.model.wire.WireTaskFilter;
import org.clew.model.wire.WireTaskParameters;
import org.clew.model.wire.WireTaskType;
import org.clew.server.api.Api;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Page;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.clew.server.http.Upload;
import org.clew.server.project.Projects;

/** Paths of tasks, and those of projects and task types that are about their tasks. */
public final class TaskRoutes implements Routes {
  private static final int LIST_LIMIT = 1000;

  /** How many tasks at the most are mixed: they have no order in which to go on. */
  private static final int LARGEST_MIX = 10_000;

  private final Tasks tasks;
  private final TaskCreation creation;
  private final FileTasks fileTasks;
  private final BulkChanges bulk;
  private final Projects projects;

  /** Over the use cases. */
  public TaskRoutes(
      Tasks tasks,
      TaskCreation creation,
      FileTasks fileTasks,
      BulkChanges bulk,
      Projects projects) {
    this.tasks = tasks;
    this.creation = creation;
    this.fileTasks = fileTasks;
    this.bulk = bulk;
    this.projects = projects;
  }

  @Override
  public void describe(Api api) {
    TaskApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.post("/tasks", this::create);
    router.post("/tasks/createFromFiles", this::createFromFiles);
    router.post(
        "/tasks/list",
        request -> {
          CurrentUser user = request.user();
          WireTaskFilter filter = request.body(WireTaskFilter.class);
          Page page = request.keysetPage(LIST_LIMIT);
          return Boolean.TRUE.equals(filter.random())
              ? Reply.part(tasks.find(user, filter, page.atMost(LARGEST_MIX)))
              : TaskColumns.reply(request, page, part -> tasks.find(user, filter, part));
        });
    router.get(
        "/tasks/experienceDomains", request -> Reply.json(tasks.experienceDomains(request.user())));
    router.get("/tasks/{id}", request -> Reply.json(tasks.get(request.user(), request.id("id"))));
    router.put("/tasks/{id}", this::update);
    router.delete("/tasks/{id}", this::delete);
    router.get(
        "/taskTypes/{id}/tasks",
        request -> {
          CurrentUser user = request.user();
          ObjectId type = request.id("id");
          return TaskColumns.reply(
              request, request.keysetPage(LIST_LIMIT), part -> tasks.ofTaskType(user, type, part));
        });
    router.delete("/taskTypes/{id}", this::deleteTaskType);
    router.get(
        "/projects/{id}/tasks",
        request -> {
          CurrentUser user = request.user();
          ObjectId project = request.id("id");
          return TaskColumns.reply(
              request, request.keysetPage(), part -> tasks.ofProject(user, project, part));
        });
    router.own(HandlerType.GET, "/tasks", this::list);
    router.delete("/projects/{id}", this::deleteProject);
    router.patch("/projects/{id}/incrementEachTasksInstances", this::addInstances);
  }

  private Reply list(Request request) {
    CurrentUser user = request.user();
    TaskQuery wanted = TaskFilter.of(request, name -> tasks.project(user, name));
    Page page = request.keysetPage();
    Reply reply =
        TaskColumns.reply(request, page.withoutTotal(), part -> tasks.find(user, wanted, part));
    if (!page.withTotal()) {
      return reply;
    }
    return wanted.isAboutPools()
        ? reply.with("X-Total-Count", Long.toString(tasks.count(user, wanted)))
        : reply.countedUpTo(most -> tasks.countUpTo(user, wanted, most));
  }

  private Reply create(Request request) {
    CurrentUser user = request.user();
    List<WireTaskParameters> wanted = request.bodyList(WireTaskParameters.class);
    Optional<RequestKey> key = RequestKey.of(request, () -> Fingerprint.of(wanted));
    return Reply.json(creation.create(user, wanted, key.orElse(null)));
  }

  private Reply createFromFiles(Request request) {
    CurrentUser user = request.user();
    fileTasks.checkMayCreate(user);
    Upload upload = request.upload("Could not parse task creation multipart request.");
    Optional<RequestKey> key = RequestKey.of(request, () -> Fingerprint.of(upload));
    return Reply.json(fileTasks.create(user, upload, request.temporaryFile(), key.orElse(null)));
  }

  private Reply update(Request request) {
    WireTask task =
        tasks.update(request.user(), request.id("id"), request.body(WireTaskParameters.class));
    return Reply.json(task, "Task was successfully updated.");
  }

  private Reply delete(Request request) {
    bulk.deleteTask(request.user(), request.id("id"));
    return Reply.message("Task was successfully deleted.");
  }

  private Reply deleteTaskType(Request request) {
    WireTaskType type = bulk.deleteTaskType(request.user(), request.id("id"));
    return Reply.message("Task type “%s” was successfully deleted.".formatted(type.summary()));
  }

  private Reply deleteProject(Request request) {
    bulk.deleteProject(request.user(), request.id("id"));
    return Reply.message("Project was successfully deleted.");
  }

  private Reply addInstances(Request request) {
    CurrentUser user = request.user();
    String delta = request.query("delta");
    if (delta != null && delta.startsWith("-")) {
      throw Failure.badRequest("Cannot increment task counts by a negative number.");
    }
    bulk.addInstances(user, request.id("id"), request.number("delta", 1));
    return Reply.json(projects.getWithStatus(user, request.id("id")));
  }
}
