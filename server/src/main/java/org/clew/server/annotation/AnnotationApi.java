package org.clew.server.annotation;

import static org.clew.server.auth.Right.*;

import org.clew.model.wire.WireAnnotation;
import org.clew.model.wire.WireAnnotationChange;
import org.clew.model.wire.WireListedAnnotation;
import org.clew.server.api.Api;
import org.clew.server.api.Section;

/** What the routes of annotations say of themselves. */
final class AnnotationApi {
  private AnnotationApi() {}

  static void describe(Api api) {
    Section annotations =
        api.section("Annotations", "What people trace: instances of tasks, and free ones.");
    annotations
        .get("/annotations/{id}/info", "An annotation")
        .query("timestamp", long.class, "when it was worked on, ms")
        .open()
        .gives(WireAnnotation.class)
        .also(403);
    annotations
        .get(
            "/annotations/{typ}/{id}/info",
            "The same; or a compound, by the id of its task, project or task type")
        .query("timestamp", long.class, "when it was worked on, ms")
        .open()
        .also(401, 403)
        .gives(WireAnnotation.class);
    annotations
        .delete("/annotations/{id}", "Cancels an instance, which is pending again")
        .may(MANAGE_INSTANCE)
        .givesMessage();
    annotations.delete("/annotations/{typ}/{id}", "The same").may(MANAGE_INSTANCE).givesMessage();
    annotations
        .patch("/annotations/{typ}/finish", "Finishes several")
        .query("timestamp", long.class, "when it was worked on, ms")
        .may(FINISH_INSTANCE)
        .takes(AnnotationRoutes.Several.class)
        .givesMessage();
    annotations
        .patch("/annotations/{typ}/{id}/finish", "Finishes one")
        .query("timestamp", long.class, "when it was worked on, ms")
        .may(FINISH_INSTANCE)
        .gives(WireAnnotation.class)
        .told();
    annotations
        .patch(
            "/annotations/{typ}/{id}/reopen",
            "Opens a finished one again; its owner only for a short time")
        .may(MANAGE_INSTANCE, UPDATE_INSTANCE)
        .gives(WireAnnotation.class)
        .told();
    annotations
        .put("/annotations/{typ}/{id}/reset", "Lets it start from its base again")
        .may(MANAGE_INSTANCE)
        .gives(WireAnnotation.class)
        .told();
    annotations
        .patch("/annotations/{typ}/{id}/transfer", "Gives it to another user")
        .may(FINISH_INSTANCE)
        .takes(AnnotationRoutes.Transfer.class)
        .gives(WireAnnotation.class);
    annotations
        .patch("/annotations/{typ}/{id}/edit", "Changes what is around its content")
        .may(UPDATE_INSTANCE)
        .takes(WireAnnotationChange.class)
        .givesMessage();
    annotations
        .patch("/annotations/{typ}/{id}/editLockedState", "Locks a free one, or unlocks it")
        .may(UPDATE_INSTANCE)
        .needs("isLockedByOwner", boolean.class, "whether to lock it")
        .gives(WireAnnotation.class);
    annotations
        .own("POST", "/annotations/{id}/handBack", "Gives an instance back undone")
        .may(HAND_BACK_INSTANCE)
        .takes(AnnotationRoutes.HandBack.class)
        .givesMessage();
    annotations
        .get("/annotations/readable", "Free ones that one may read")
        .query("isFinished", boolean.class, "only finished ones, or others")
        .pagedByKey()
        .givesList(WireListedAnnotation.class);
    annotations
        .get("/user/annotations", "One’s own free ones")
        .query("isFinished", boolean.class, "only finished ones, or others")
        .pagedByKey()
        .givesList(WireListedAnnotation.class);
    annotations
        .get("/users/{id}/annotations", "Someone’s free ones")
        .may(READ_USER)
        .query("isFinished", boolean.class, "only finished ones, or others")
        .pagedByKey()
        .givesList(WireListedAnnotation.class);
  }
}
