package org.clew.server.image;

import io.javalin.http.HandlerType;
import org.clew.server.api.Api;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths of pictures of annotations. */
public final class TracingPictureRoutes implements Routes {
  private static final int PLANE = 256;
  private static final int PREVIEW_WIDTH = 180;
  private static final int PREVIEW_HEIGHT = 60;

  private final TracingPictures pictures;

  /** Over the use case. */
  public TracingPictureRoutes(TracingPictures pictures) {
    this.pictures = pictures;
  }

  @Override
  public void describe(Api api) {
    TracingPictureApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.own(HandlerType.GET, "/annotations/{id}/planes/{plane}.svg", this::overlay);
    router.own(HandlerType.GET, "/annotations/{id}/preview.svg", this::preview);
    router.own(HandlerType.GET, "/tasks/{id}/preview.svg", this::previewOfTask);
  }

  private Reply overlay(Request request) {
    PictureParameters wanted = new PictureParameters(request);
    OverlayWish wish =
        new OverlayWish(
            wanted.plane(),
            wanted.position(),
            wanted.size(PLANE, PLANE),
            wanted.zoom(),
            wanted.depth());
    return PictureReply.of(
        request, pictures.overlay(request.optionalUser(), request.id("id"), wish));
  }

  private Reply preview(Request request) {
    return PictureReply.of(
        request, pictures.preview(request.optionalUser(), request.id("id"), size(request)));
  }

  private Reply previewOfTask(Request request) {
    return PictureReply.of(
        request, pictures.previewOfTask(request.user(), request.id("id"), size(request)));
  }

  private static Size size(Request request) {
    return new PictureParameters(request).size(PREVIEW_WIDTH, PREVIEW_HEIGHT);
  }
}
