package org.clew.server.tasktype;

import org.clew.model.wire.WireTaskType;
import org.clew.model.wire.WireTaskTypeParameters;
import org.clew.server.api.Api;
import org.clew.server.api.Section;
import org.clew.server.auth.Right;

/** What the routes of task types say of themselves. */
final class TaskTypeApi {
  private TaskTypeApi() {}

  static void describe(Api api) {
    Section types =
        api.section("Task types", "What is to be done in a task, and with which tools.");
    types.get("/taskTypes", "Those of one’s teams").pagedByKey().givesList(WireTaskType.class);
    types
        .post("/taskTypes", "Makes a task type")
        .may(Right.EDIT_TASK_TYPE)
        .takes(WireTaskTypeParameters.class)
        .gives(WireTaskType.class);
    types.get("/taskTypes/{id}", "A task type").may(Right.READ_TASK_TYPE).gives(WireTaskType.class);
    types
        .put("/taskTypes/{id}", "Changes a task type; not its tracing type")
        .may(Right.EDIT_TASK_TYPE)
        .takes(WireTaskTypeParameters.class)
        .gives(WireTaskType.class)
        .told();
  }
}
