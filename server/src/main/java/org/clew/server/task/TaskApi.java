package org.clew.server.task;

import static org.clew.server.auth.Right.DELETE_PROJECT;
import static org.clew.server.auth.Right.EDIT_TASK;
import static org.clew.server.auth.Right.EDIT_TASK_TYPE;
import static org.clew.server.auth.Right.READ_TASK;
import static org.clew.server.auth.Right.READ_TASK_TYPE;

import org.clew.model.ObjectId;
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
        .pagedByKey()
        .givesList(WireTask.class)
        .inOtherForms();
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
        .pagedByKey()
        .givesList(WireTask.class)
        .inOtherForms();
    tasks
        .delete("/taskTypes/{id}", "Deletes a task type with its tasks")
        .may(EDIT_TASK_TYPE)
        .givesMessage();
    tasks
        .get("/projects/{id}/tasks", "The tasks of a project")
        .may(EDIT_TASK)
        .pagedByKey()
        .givesList(WireTask.class)
        .inOtherForms();
    tasks
        .own(
            "GET",
            "/tasks",
            "The tasks that fit, of teams that one manages; all that fit without limit")
        .query("project", String.class, "their project, by id or name")
        .query("taskType", ObjectId.class, "their task type")
        .query("user", ObjectId.class, "who has or had an instance that was not cancelled")
        .query("team", ObjectId.class, "the team of their project")
        .query(
            "state",
            String.class,
            "open: an instance can be taken; active: someone works on one; finished: one is finished; done: finished, and none is left")
        .query("dataset", ObjectId.class, "their dataset")
        .query("script", ObjectId.class, "their script")
        .query("domain", String.class, "the domain of the experience they ask for")
        .query("import", String.class, "the import that made them")
        .query(
            "text",
            String.class,
            "in the name of their project or dataset, or where their id or creation info begins")
        .query("ids", String.class, "ids with commas between them")
        .query("createdAfter", long.class, "made at this moment or later, ms")
        .query("createdBefore", long.class, "made before this moment, ms")
        .query("sort", String.class, "newest or oldest first; newest if not said")
        .pagedByKey()
        .givesHeader("X-Total-Count-At-Least")
        .givesList(WireTask.class)
        .inOtherForms();
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
