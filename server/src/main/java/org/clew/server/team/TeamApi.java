package org.clew.server.team;

import org.clew.model.wire.WireTeam;
import org.clew.server.api.Api;
import org.clew.server.api.Section;
import org.clew.server.auth.Right;

/** What the routes of teams say of themselves. */
final class TeamApi {
  private TeamApi() {}

  static void describe(Api api) {
    Section teams = api.section("Teams", "Groups of users; projects and task types belong to one.");
    teams
        .get("/teams", "The teams that one is in; all of them for an admin")
        .query("isEditable", boolean.class, "whether to list only those that one manages")
        .pagedByKey()
        .givesList(WireTeam.class);
    teams
        .post("/teams", "Makes a team")
        .may(Right.CREATE_TEAM)
        .takes(TeamRoutes.NewTeam.class)
        .gives(WireTeam.class)
        .told();
    teams
        .delete("/teams/{id}", "Deletes a team that nothing needs")
        .may(Right.DELETE_TEAM)
        .givesMessage();
  }
}
