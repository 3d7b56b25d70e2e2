package org.clew.server.assignment;

import io.javalin.http.HandlerType;
import org.clew.server.api.Api;
import org.clew.server.http.Reply;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths that tell who gets which task, and why. */
public final class ExplanationRoutes implements Routes {
  private final Explanations explanations;

  /** Over the use cases. */
  public ExplanationRoutes(Explanations explanations) {
    this.explanations = explanations;
  }

  @Override
  public void describe(Api api) {
    ExplanationApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.own(
        HandlerType.GET,
        "/tasks/{id}/eligibility",
        request ->
            Reply.part(
                request,
                explanations.eligible(request.user(), request.id("id"), request.keysetPage())));
    router.own(
        HandlerType.GET,
        "/users/{id}/next",
        request -> Reply.json(explanations.next(request.user(), request.id("id"))));
  }
}
