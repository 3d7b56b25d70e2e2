package org.clew.server.annotation;

import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotation;
import org.clew.model.wire.WireTask;
import org.clew.server.api.Api;
import org.clew.server.api.Section;
import org.clew.server.auth.Right;

/** What the routes of an annotator’s work say of themselves. */
final class WorkApi {
  private WorkApi() {}

  static void describe(Api api) {
    Section work = api.section("Work", "Taking tasks, and giving them to someone by hand.");
    work.post("/user/tasks/request", "Takes the next task")
        .gives(WireAnnotation.class)
        .told()
        .fails(400, WorkRoutes.RefusalFacts.class);
    work.get("/user/tasks/peek", "The task that one would get")
        .gives(WireTask.class)
        .fails(400, WorkRoutes.RefusalFacts.class);
    work.get("/user/tasks", "One’s instances of tasks")
        .query("isFinished", boolean.class, "only finished ones, or others")
        .pagedByKey()
        .givesList(WireAnnotation.class);
    work.get("/users/{id}/tasks", "Someone’s instances of tasks")
        .may(Right.READ_USER)
        .query("isFinished", boolean.class, "only finished ones, or others")
        .pagedByKey()
        .givesList(WireAnnotation.class);
    work.post("/tasks/{id}/assign", "Gives an instance of a task to a user")
        .may(Right.ASSIGN_TASK_TO_USER)
        .needs("userId", ObjectId.class, "to whom")
        .gives(WireTask.class);
    work.get("/tasks/{id}/annotations", "The instances of a task")
        .may(Right.EDIT_TASK)
        .givesList(WireAnnotation.class);
  }
}
