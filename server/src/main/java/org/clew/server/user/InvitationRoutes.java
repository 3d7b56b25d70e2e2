package org.clew.server.user;

import io.javalin.http.HandlerType;
import org.clew.model.wire.WireAcceptance;
import org.clew.model.wire.WireNewInvitation;
import org.clew.server.api.Api;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths of invitations; admins make them, and whoever has the secret accepts one. */
public final class InvitationRoutes implements Routes {
  private final Invitations invitations;

  /** Over the use cases. */
  public InvitationRoutes(Invitations invitations) {
    this.invitations = invitations;
  }

  @Override
  public void describe(Api api) {
    InvitationApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.own(HandlerType.POST, "/invitations", this::invite);
    router.own(
        HandlerType.GET, "/invitations", request -> Reply.json(invitations.open(request.user())));
    router.own(HandlerType.DELETE, "/invitations/{id}", this::revoke);
    router.own(
        HandlerType.GET,
        "/invitations/{token}",
        request -> Reply.json(invitations.look(request.path("token"))));
    router.own(HandlerType.POST, "/invitations/{token}/accept", this::accept);
  }

  private Reply invite(Request request) {
    CurrentUser user = request.user();
    return Reply.json(invitations.invite(user, request.body(WireNewInvitation.class)));
  }

  private Reply revoke(Request request) {
    invitations.revoke(request.user(), request.id("id"));
    return Reply.message("The invitation was taken back.");
  }

  private Reply accept(Request request) {
    ShownUser user = invitations.accept(request.path("token"), request.body(WireAcceptance.class));
    return Reply.json(user.user(), "Welcome. You can sign in now.");
  }
}
