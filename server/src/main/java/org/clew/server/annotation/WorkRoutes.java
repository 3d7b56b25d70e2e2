package org.clew.server.annotation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.server.api.Api;
import org.clew.server.assignment.Assignments;
import org.clew.server.assignment.Claims;
import org.clew.server.assignment.Reason;
import org.clew.server.assignment.Refusal;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.clew.server.task.Tasks;
import org.jspecify.annotations.Nullable;

/** Paths of an annotator’s work, and of giving it to someone by hand. */
public final class WorkRoutes implements Routes {
  private static final int LIST_LIMIT = 1000;

  private final Claims claims;
  private final Assignments assignments;
  private final Annotations annotations;
  private final Tasks tasks;

  /** Over the use cases. */
  public WorkRoutes(Claims claims, Assignments assignments, Annotations annotations, Tasks tasks) {
    this.claims = claims;
    this.assignments = assignments;
    this.annotations = annotations;
    this.tasks = tasks;
  }

  /** Why there is no task: the reasons, or how many are open and may be. */
  record RefusalFacts(
      @JsonInclude(Include.NON_NULL) @Nullable List<Reason> reasons,
      @JsonInclude(Include.NON_NULL) @Nullable Integer open,
      @JsonInclude(Include.NON_NULL) @Nullable Integer limit) {}

  @Override
  public void describe(Api api) {
    WorkApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.post("/user/tasks/request", this::request);
    router.get("/user/tasks/peek", this::peek);
    router.get("/user/tasks", request -> list(request, request.user().id()));
    router.get("/users/{id}/tasks", request -> list(request, request.id("id")));
    router.post(
        "/tasks/{id}/assign",
        request ->
            Reply.json(
                assignments.assign(request.user(), request.id("id"), request.queryId("userId"))));
    router.get(
        "/tasks/{id}/annotations",
        request -> Reply.json(annotations.ofTask(request.user(), request.id("id"))));
  }

  private Reply request(Request request) {
    CurrentUser user = request.user();
    return claims.next(
        user,
        (scope, instance) ->
            Reply.json(
                annotations.wired(scope, user, annotations.found(scope, instance)),
                "You have been assigned a new task."),
        WorkRoutes::refused);
  }

  private Reply peek(Request request) {
    CurrentUser user = request.user();
    return claims.peek(user, task -> Reply.json(tasks.get(user, task)), WorkRoutes::refused);
  }

  private static Reply refused(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NoTask none -> refused(none);
      case Refusal.LimitReached limit -> refused(limit);
    };
  }

  private static Reply refused(Refusal.NoTask none) {
    String[] texts = none.reasons().stream().map(reason -> reason.text()).toArray(String[]::new);
    return Reply.failure(
        Failure.badRequest("There is currently no task available.", texts),
        Map.of("reasons", none.reasons()));
  }

  private static Reply refused(Refusal.LimitReached limit) {
    return Reply.failure(
        Failure.badRequest(
            "You already have too many open tasks.",
            "%d of at most %d are open.".formatted(limit.open(), limit.limit())),
        Map.of("open", limit.open(), "limit", limit.limit()));
  }

  private Reply list(Request request, ObjectId user) {
    return Reply.part(
        request,
        annotations.ofUser(
            request.user(),
            user,
            request.optionalFlag("isFinished"),
            request.keysetPage(LIST_LIMIT)));
  }
}
