package org.clew.server.annotation;

import io.javalin.http.HandlerType;
import java.util.List;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotationChange;
import org.clew.server.api.Api;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Handler;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.jspecify.annotations.Nullable;

/** Paths of annotations. */
public final class AnnotationRoutes implements Routes {
  private static final int LIST_LIMIT = 1000;
  private static final String TIMESTAMP = "timestamp";

  private final Annotations annotations;
  private final Compounds compounds;
  private final Lifecycle lifecycle;
  private final Versions versions;
  private final Transfers transfers;
  private final Edits edits;
  private final WorkLog work;

  /** Over the use cases. */
  public AnnotationRoutes(
      Annotations annotations,
      Compounds compounds,
      Lifecycle lifecycle,
      Versions versions,
      Transfers transfers,
      Edits edits,
      WorkLog work) {
    this.annotations = annotations;
    this.compounds = compounds;
    this.lifecycle = lifecycle;
    this.versions = versions;
    this.transfers = transfers;
    this.edits = edits;
    this.work = work;
  }

  /** The body that names the new owner. */
  record Transfer(@Nullable ObjectId userId) {}

  /** The body that names several annotations. */
  record Several(@Nullable List<ObjectId> annotations) {}

  /** The body that says why. */
  record HandBack(@Nullable String reason) {}

  @Override
  public void describe(Api api) {
    AnnotationApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.get("/annotations/{id}/info", this::info);
    router.get("/annotations/{typ}/{id}/info", this::typedInfo);
    router.delete("/annotations/{id}", this::cancel);
    router.delete("/annotations/{typ}/{id}", typed(this::cancel));
    router.patch("/annotations/{typ}/finish", typed(this::finishAll));
    router.patch("/annotations/{typ}/{id}/finish", typed(this::finish));
    router.patch(
        "/annotations/{typ}/{id}/reopen",
        typed(request -> told(lifecycle.reopen(request.user(), request.id("id")))));
    router.put(
        "/annotations/{typ}/{id}/reset",
        typed(request -> told(versions.reset(request.user(), request.id("id")))));
    router.patch("/annotations/{typ}/{id}/transfer", typed(this::transfer));
    router.patch("/annotations/{typ}/{id}/edit", typed(this::edit));
    router.patch("/annotations/{typ}/{id}/editLockedState", typed(this::lock));
    router.own(HandlerType.POST, "/annotations/{id}/handBack", this::handBack);
    router.get(
        "/annotations/readable",
        request ->
            Reply.part(
                request,
                annotations.readable(
                    request.user(),
                    request.optionalFlag("isFinished"),
                    request.keysetPage(LIST_LIMIT))));
    router.get("/user/annotations", request -> free(request, request.user().id()));
    router.get("/users/{id}/annotations", request -> free(request, request.id("id")));
  }

  /** Refuses what names something put together on demand. */
  private static Handler typed(Handler handler) {
    return request -> {
      if (PathType.of(request).isCompound()) {
        throw Failure.badRequest("Compound annotations cannot be changed; each instance can.");
      }
      return handler.handle(request);
    };
  }

  private static Reply told(Outcome outcome) {
    return Reply.json(outcome.annotation(), outcome.message());
  }

  private Reply typedInfo(Request request) {
    AnnotationType type = PathType.of(request);
    return type.isCompound()
        ? Reply.json(compounds.info(request.user(), type, request.id("id")))
        : info(request);
  }

  private Reply info(Request request) {
    CurrentUser asking = request.optionalUser();
    ObjectId id = request.id("id");
    Long timestamp = request.optionalMillis(TIMESTAMP);
    // Without a timestamp someone only looks.
    if (asking != null && timestamp != null) {
      work.worked(asking, List.of(id), timestamp);
    }
    return Reply.json(annotations.info(asking, id));
  }

  private Reply finish(Request request) {
    CurrentUser user = request.user();
    ObjectId id = request.id("id");
    // Before, while it is active.
    work.worked(user, List.of(id), request.optionalMillis(TIMESTAMP));
    return told(lifecycle.finish(user, id));
  }

  private Reply cancel(Request request) {
    return Reply.message(lifecycle.cancel(request.user(), request.id("id")));
  }

  private Reply finishAll(Request request) {
    CurrentUser user = request.user();
    Long timestamp = request.optionalMillis(TIMESTAMP);
    List<ObjectId> ids = required("annotations", request.body(Several.class).annotations());
    work.worked(user, ids, timestamp);
    lifecycle.finishAll(user, ids);
    return Reply.message("All selected annotations were finished/archived.");
  }

  private Reply transfer(Request request) {
    CurrentUser user = request.user();
    ObjectId to = required("userId", request.body(Transfer.class).userId());
    return Reply.json(transfers.transfer(user, request.id("id"), to));
  }

  private Reply edit(Request request) {
    CurrentUser user = request.user();
    edits.edit(user, request.id("id"), request.body(WireAnnotationChange.class));
    return Reply.message("Successfully updated the annotation.");
  }

  private Reply lock(Request request) {
    CurrentUser user = request.user();
    boolean locked = required("isLockedByOwner", request.optionalFlag("isLockedByOwner"));
    return Reply.json(edits.setLocked(user, request.id("id"), locked));
  }

  private Reply free(Request request, ObjectId user) {
    return Reply.part(
        request,
        annotations.freeOfUser(
            request.user(),
            user,
            request.optionalFlag("isFinished"),
            request.keysetPage(LIST_LIMIT)));
  }

  private Reply handBack(Request request) {
    CurrentUser user = request.user();
    String reason = request.body(HandBack.class).reason();
    return Reply.message(lifecycle.handBack(user, request.id("id"), reason == null ? "" : reason));
  }

  private static <T> T required(String key, @Nullable T value) {
    if (value == null) {
      throw Failure.badRequest("Invalid json format. “%s” is missing.".formatted(key));
    }
    return value;
  }
}
