package org.clew.server.annotation;

import java.util.Arrays;
import java.util.List;
import org.clew.model.CollaborationMode;
import org.clew.model.ObjectId;
import org.clew.server.api.Api;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths that share annotations. */
public final class SharingRoutes implements Routes {
  private final Sharing sharing;

  /** Over the use cases. */
  public SharingRoutes(Sharing sharing) {
    this.sharing = sharing;
  }

  @Override
  public void describe(Api api) {
    SharingApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.get("/annotations/{typ}/{id}/sharedTeams", this::teams);
    router.patch("/annotations/{typ}/{id}/sharedTeams", this::share);
    router.patch("/annotations/{typ}/{id}/collaborationMode", this::setMode);
  }

  private Reply teams(Request request) {
    return Reply.json(sharing.teams(request.user(), stored(request)));
  }

  private Reply share(Request request) {
    CurrentUser user = request.user();
    List<ObjectId> teams = request.bodyList(ObjectId.class);
    return Reply.json(sharing.share(user, stored(request), teams));
  }

  private Reply setMode(Request request) {
    CurrentUser user = request.user();
    String wanted = request.query("collaborationMode");
    for (CollaborationMode mode : CollaborationMode.values()) {
      if (mode.toString().equals(wanted)) {
        sharing.setMode(user, stored(request), mode);
        return Reply.empty();
      }
    }
    throw Failure.badRequest(
        "The query parameter “collaborationMode” is one of %s%s."
            .formatted(
                Arrays.toString(CollaborationMode.values()),
                wanted == null ? "" : ", not “" + wanted + "”"));
  }

  private static ObjectId stored(Request request) {
    if (PathType.of(request).isCompound()) {
      throw Failure.badRequest("Compound annotations cannot be changed; each instance can.");
    }
    return request.id("id");
  }
}
