package org.clew.server.project;

import static org.clew.server.auth.Right.EDIT_PROJECT;
import static org.clew.server.auth.Right.READ_PROJECT;
import static org.clew.server.auth.Right.READ_TASK_TYPE;
import static org.clew.server.auth.Right.SEE_WHO_WORKS_ON_PROJECT;

import org.clew.model.wire.WireActiveUser;
import org.clew.model.wire.WireProject;
import org.clew.model.wire.WireProjectParameters;
import org.clew.model.wire.WireProjectStatus;
import org.clew.server.api.Api;
import org.clew.server.api.Section;

/** What the routes of projects say of themselves. */
final class ProjectApi {
  private ProjectApi() {}

  static void describe(Api api) {
    Section projects = api.section("Projects", "Batches of tasks of one team, with a priority.");
    projects
        .get("/projects", "Those that one may see")
        .pagedByKey()
        .givesList(WireProject.class)
        .inOtherForms();
    projects
        .get("/projects/withStatus", "The same with what is left to do")
        .pagedByKey()
        .givesList(WireProject.class)
        .inOtherForms();
    projects
        .post("/projects", "Makes a project")
        .may(EDIT_PROJECT)
        .takes(WireProjectParameters.class)
        .gives(WireProject.class);
    projects
        .get("/projects/byName/{name}", "A project by its name")
        .may(READ_PROJECT)
        .gives(WireProject.class);
    projects.get("/projects/{id}", "A project").may(READ_PROJECT).gives(WireProject.class);
    projects
        .put("/projects/{id}", "Changes a project; not its name")
        .may(EDIT_PROJECT)
        .takes(WireProjectParameters.class)
        .gives(WireProject.class);
    projects
        .patch("/projects/{id}/pause", "Stops handing out its tasks")
        .may(EDIT_PROJECT)
        .gives(WireProject.class);
    projects
        .patch("/projects/{id}/resume", "Hands out its tasks again")
        .may(EDIT_PROJECT)
        .gives(WireProject.class);
    projects
        .get("/projects/{id}/usersWithActiveTasks", "Who has active tasks of it")
        .may(SEE_WHO_WORKS_ON_PROJECT)
        .givesList(WireActiveUser.class);
    projects
        .own("GET", "/projects/{id}/status", "How far it is, in numbers")
        .may(READ_PROJECT)
        .gives(WireProjectStatus.class);
    projects
        .get("/taskTypes/{id}/projects", "The projects with tasks of a type")
        .may(READ_TASK_TYPE)
        .givesList(WireProject.class);
  }
}
