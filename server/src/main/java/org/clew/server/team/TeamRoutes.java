package org.clew.server.team;

import org.clew.server.api.Api;
import org.clew.server.auth.Right;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.jspecify.annotations.Nullable;

/** Paths of teams. */
public final class TeamRoutes implements Routes {
  private final Teams teams;

  /** Over the use cases. */
  public TeamRoutes(Teams teams) {
    this.teams = teams;
  }

  /** The body that makes a team. */
  record NewTeam(@Nullable String name) {}

  @Override
  public void describe(Api api) {
    TeamApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.get("/teams", this::list);
    router.post("/teams", this::create);
    router.delete("/teams/{id}", this::delete);
  }

  private Reply list(Request request) {
    Right right = request.flag("isEditable") ? Right.EDIT_TEAM : Right.READ_TEAM;
    return Reply.part(request, teams.list(request.user(), right, request.keysetPage()));
  }

  private Reply create(Request request) {
    CurrentUser user = request.user();
    String name = request.body(NewTeam.class).name();
    if (name == null) {
      throw Failure.badRequest("Invalid json format. At “name”: “name” is missing.");
    }
    return Reply.json(teams.create(user, name), "Team was successfully created.");
  }

  private Reply delete(Request request) {
    teams.delete(request.user(), request.id("id"));
    return Reply.message("Team was successfully deleted.");
  }
}
