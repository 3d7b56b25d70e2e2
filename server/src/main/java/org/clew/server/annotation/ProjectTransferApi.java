package org.clew.server.annotation;

import org.clew.server.api.Api;
import org.clew.server.auth.Right;

/** What the route of transfers of a project says of itself. */
final class ProjectTransferApi {
  private ProjectTransferApi() {}

  static void describe(Api api) {
    api.section("Projects", "")
        .post(
            "/projects/{id}/transferActiveTasks",
            "Gives all active tasks of a project to one user, or none")
        .may(Right.TRANSFER_ACTIVE_TASKS)
        .takes(ProjectTransferRoutes.ProjectTransfer.class);
  }
}
