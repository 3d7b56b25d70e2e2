package org.clew.server.image;

import io.javalin.http.HandlerType;
import org.clew.server.api.Api;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths of planes of datasets. */
public final class PlaneRoutes implements Routes {
  private static final int USUAL = 256;

  private final Planes planes;

  /** Over the use case. */
  public PlaneRoutes(Planes planes) {
    this.planes = planes;
  }

  @Override
  public void describe(Api api) {
    PlaneApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.own(HandlerType.GET, "/datasets/{id}/layers/{layer}/planes/{plane}.png", this::plane);
  }

  private Reply plane(Request request) {
    PictureParameters wanted = new PictureParameters(request);
    PlaneWish wish =
        new PlaneWish(
            wanted.plane(),
            wanted.position(),
            wanted.size(USUAL, USUAL),
            wanted.zoom(),
            wanted.window(),
            wanted.mag());
    return PictureReply.of(
        request,
        planes.plane(request.optionalUser(), request.id("id"), request.path("layer"), wish));
  }
}
