package org.clew.server.annotation;

import org.clew.model.CollaborationMode;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTeam;
import org.clew.server.api.Api;
import org.clew.server.api.Section;
import org.clew.server.auth.Right;

/** What the routes of sharing say of themselves. */
final class SharingApi {
  private SharingApi() {}

  static void describe(Api api) {
    Section annotations = api.section("Annotations", "");
    annotations
        .get("/annotations/{typ}/{id}/sharedTeams", "The teams that it is shared with")
        .may(Right.SHARE_ANNOTATION)
        .givesList(WireTeam.class);
    annotations
        .patch("/annotations/{typ}/{id}/sharedTeams", "Shares it with these teams alone")
        .may(Right.SHARE_ANNOTATION)
        .takesList(ObjectId.class)
        .givesList(WireTeam.class);
    annotations
        .patch("/annotations/{typ}/{id}/collaborationMode", "Lets others change it, or not")
        .may(Right.SHARE_ANNOTATION)
        .needs("collaborationMode", CollaborationMode.class, "who may change it");
  }
}
