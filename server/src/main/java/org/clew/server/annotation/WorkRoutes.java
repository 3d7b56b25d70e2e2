package org.clew.server.annotation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotation;
import org.clew.server.api.Api;
import org.clew.server.assignment.Assignments;
import org.clew.server.assignment.Claim;
import org.clew.server.assignment.Claims;
import org.clew.server.assignment.Reason;
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
  record Refusal(
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
    while (true) {
      switch (claims.next(user)) {
        case Claim.Assigned assigned -> {
          Optional<WireAnnotation> instance = annotations.find(user, assigned.instance());
          if (instance.isPresent()) {
            return Reply.json(instance.get(), "You have been assigned a new task.");
          }
          // Its task was deleted in this very moment; there may be another.
        }
        case Claim.NoTask none -> {
          return refused(none);
        }
        case Claim.LimitReached limit -> {
          return refused(limit);
        }
      }
    }
  }

  private Reply peek(Request request) {
    return switch (claims.peek(request.user())) {
      case Claim.Assigned found -> Reply.json(tasks.get(request.user(), found.task()));
      case Claim.NoTask none -> refused(none);
      case Claim.LimitReached limit -> refused(limit);
    };
  }

  private static Reply refused(Claim.NoTask none) {
    String[] texts = none.reasons().stream().map(reason -> reason.text()).toArray(String[]::new);
    return Reply.failure(
        Failure.badRequest("There is currently no task available.", texts),
        Map.of("reasons", none.reasons()));
  }

  private static Reply refused(Claim.LimitReached limit) {
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
