package org.clew.server.user;

import org.clew.model.wire.WireAcceptance;
import org.clew.model.wire.WireInvitation;
import org.clew.model.wire.WireIssuedInvitation;
import org.clew.model.wire.WireNewInvitation;
import org.clew.model.wire.WireOpenInvitation;
import org.clew.model.wire.WireUser;
import org.clew.server.api.Api;
import org.clew.server.api.Section;
import org.clew.server.auth.Right;

/** What the routes of invitations say of themselves. */
final class InvitationApi {
  private InvitationApi() {}

  static void describe(Api api) {
    Section users = api.section("Users", "");
    users
        .own("POST", "/invitations", "Invites someone")
        .may(Right.INVITE_USER)
        .takes(WireNewInvitation.class)
        .gives(WireIssuedInvitation.class);
    users
        .own("GET", "/invitations", "Those that are open")
        .may(Right.INVITE_USER)
        .givesList(WireInvitation.class);
    users
        .own("DELETE", "/invitations/{id}", "Takes one back")
        .may(Right.INVITE_USER)
        .givesMessage();
    users
        .own("GET", "/invitations/{token}", "What one is invited to")
        .open()
        .gives(WireOpenInvitation.class);
    users
        .own("POST", "/invitations/{token}/accept", "Accepts an invitation")
        .open()
        .takes(WireAcceptance.class)
        .gives(WireUser.class)
        .told();
  }
}
