package org.clew.server.annotation;

import org.clew.model.ObjectId;
import org.clew.server.api.Api;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.jspecify.annotations.Nullable;

/** The path that gives all active instances of a project to someone. */
public final class ProjectTransferRoutes implements Routes {
  private final ProjectTransfers transfers;

  /** Over the use case. */
  public ProjectTransferRoutes(ProjectTransfers transfers) {
    this.transfers = transfers;
  }

  /** The body that names the new owner. */
  record ProjectTransfer(@Nullable ObjectId userId) {}

  @Override
  public void describe(Api api) {
    ProjectTransferApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.post("/projects/{id}/transferActiveTasks", this::transfer);
  }

  private Reply transfer(Request request) {
    CurrentUser user = request.user();
    ObjectId to = request.body(ProjectTransfer.class).userId();
    if (to == null) {
      throw Failure.badRequest("Invalid json format. “userId” is missing.");
    }
    transfers.transfer(user, request.id("id"), to);
    return Reply.empty();
  }
}
