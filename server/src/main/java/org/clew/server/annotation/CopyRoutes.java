package org.clew.server.annotation;

import org.clew.model.ObjectId;
import org.clew.model.wire.WireAnnotation;
import org.clew.server.api.Api;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths of annotations that are made of others. */
public final class CopyRoutes implements Routes {
  private final Copies copies;

  /** Over the use case. */
  public CopyRoutes(Copies copies) {
    this.copies = copies;
  }

  @Override
  public void describe(Api api) {
    CopyApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.post("/annotations/{typ}/{id}/duplicate", this::duplicate);
    router.post("/annotations/{id}/merge/{mergedTyp}/{mergedId}", this::merge);
    router.post("/annotations/{typ}/{id}/merge/{mergedTyp}/{mergedId}", this::typedMerge);
  }

  private Reply duplicate(Request request) {
    CurrentUser user = request.user();
    refuseCompound(request, "typ");
    return Reply.json(copies.duplicate(user, request.id("id"), request::temporaryFile));
  }

  private Reply typedMerge(Request request) {
    request.user();
    refuseCompound(request, "typ");
    return merge(request);
  }

  private Reply merge(Request request) {
    CurrentUser user = request.user();
    refuseCompound(request, "mergedTyp");
    // Voxels stay in layers of their own, so no two segments get the same id, remapped or not.
    request.flag("remapSegmentIds");
    ObjectId id = request.id("id");
    WireAnnotation merged = copies.merge(user, id, request.id("mergedId"), request::temporaryFile);
    return Reply.json(merged, "Merging annotations was successful.");
  }

  private static void refuseCompound(Request request, String parameter) {
    if (PathType.of(request, parameter).isCompound()) {
      throw Failure.badRequest(
          "Compound annotations cannot be copied or merged; download them and upload the archive, which makes one annotation of all instances.");
    }
  }
}
