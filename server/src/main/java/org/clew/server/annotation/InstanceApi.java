package org.clew.server.annotation;

import org.clew.model.ObjectId;
import org.clew.model.wire.WireInstance;
import org.clew.server.api.Api;

/** What the route of the list of instances says of itself. */
final class InstanceApi {
  private InstanceApi() {}

  static void describe(Api api) {
    api.section("Annotations", "")
        .own(
            "GET",
            "/annotations",
            "The instances that fit, of teams that one manages and one’s own, newest first; all that fit without limit")
        .query("project", String.class, "the project of their tasks, by id or name")
        .query("task", ObjectId.class, "their task")
        .query("user", ObjectId.class, "their owner")
        .query("dataset", ObjectId.class, "their dataset")
        .query(
            "state", String.class, "active, finished or cancelled; all but cancelled if not said")
        .query("finishedAfter", long.class, "finished at this moment or later, ms")
        .query("finishedBefore", long.class, "finished before this moment, ms")
        .pagedByKey()
        .givesHeader("X-Total-Count-At-Least")
        .givesList(WireInstance.class)
        .inOtherForms();
  }
}
