package org.clew.server.task;

import static org.clew.server.auth.Right.DELETE_PROJECT;
import static org.clew.server.auth.Right.EDIT_TASK;
import static org.clew.server.auth.Right.EDIT_TASK_TYPE;
import static org.clew.server.auth.Right.READ_TASK;
import static org.clew.server.auth.Right.READ_TASK_TYPE;

import org.clew.model.wire.WireFileTaskParameters;
import org.clew.model.wire.WireProject;
import org.clew.model.wire.WireTask;
import org.clew.model.wire.WireTaskCreation;
import org.clew.model.wire.WireTaskFilter;
import org.clew.model.wire.WireTaskParameters;
import org.clew.server.api.Api;
import org.clew.server.api.Section;

/** What the routes of tasks say of themselves. */
final class TaskApi {
  private static final String KEY =
      "a name for this request; it is done once, however often it is sent";

  private TaskApi() {}

  static void describe(Api api) {
    Section tasks =
        api.section(
            "Tasks",
            "A place in a dataset where some people are to do something, each in an instance.");
    tasks
        .post("/tasks", "Makes tasks; each may fail by itself")
        .may(EDIT_TASK)
        .takesList(WireTaskParameters.class)
        .header(RequestKey.HEADER, KEY)
        .also(409, 422)
        .gives(WireTaskCreation.class);
    tasks
        .post("/tasks/createFromFiles", "Makes a task of each annotation file")
        .may(EDIT_TASK)
        .takesForm("nmlFiles[]", "NML files and zip archives")
        .field("formJSON", WireFileTaskParameters.class, "what all of them have in common, as JSON")
        .header(RequestKey.HEADER, KEY)
        .also(409, 422)
        .gives(WireTaskCreation.class);
    tasks
        .post("/tasks/list", "The tasks that fit, of teams that one manages")
        .takes(WireTaskFilter.class)
        .paged()
        .givesList(WireTask.class);
    tasks
        .get("/tasks/experienceDomains", "The domains of experience in use")
        .givesList(String.class);
    tasks.get("/tasks/{id}", "A task").may(READ_TASK).gives(WireTask.class);
    tasks
        .put("/tasks/{id}", "Changes how many instances are left, and what may still change")
        .may(EDIT_TASK)
        .takes(WireTaskParameters.class)
        .gives(WireTask.class)
        .told();
    tasks.delete("/tasks/{id}", "Deletes a task with its instances").may(EDIT_TASK).givesMessage();
    tasks
        .get("/taskTypes/{id}/tasks", "The tasks of a type, of teams that one manages")
        .may(READ_TASK_TYPE)
        .paged()
        .givesList(WireTask.class);
    tasks
        .delete("/taskTypes/{id}", "Deletes a task type with its tasks")
        .may(EDIT_TASK_TYPE)
        .givesMessage();
    tasks
        .get("/projects/{id}/tasks", "The tasks of a project")
        .may(EDIT_TASK)
        .paged()
        .givesList(WireTask.class);
    tasks
        .delete("/projects/{id}", "Deletes a project with its tasks")
        .may(DELETE_PROJECT)
        .givesMessage();
    tasks
        .patch(
            "/projects/{id}/incrementEachTasksInstances",
            "Gives each task of a project more instances")
        .may(EDIT_TASK)
        .query("delta", int.class, "how many more, 1 if not said")
        .gives(WireProject.class);
  }
}
