package org.clew.server.auth;

import java.time.Duration;
import org.clew.model.wire.WireOneTimeToken;
import org.clew.server.http.CurrentUser;
import org.clew.server.mail.Mail;

/** What people read who are sent a link that sets their password. */
final class PasswordMails {
  private PasswordMails() {}

  static Mail welcome(String email, CurrentUser admin, WireOneTimeToken token, Duration goodFor) {
    return new Mail(
        email,
        "Your account in Clew",
        """
        %s %s (%s) made an account in Clew for you. Set your password here, once:
        %s

        The link is good for %d days; after that your admin can make another. Then sign in with \
        this e-mail address.
        """
            .formatted(
                admin.firstName(), admin.lastName(), admin.email(), token.url(), goodFor.toDays()));
  }

  static Mail reset(String email, CurrentUser admin, WireOneTimeToken token, Duration goodFor) {
    return new Mail(
        email,
        "Set your password for Clew",
        """
        %s %s (%s) made a link for you with which you set a new password for Clew, once:
        %s

        It is good for %d days. Until you use it, your old password stays as it is. If you did not \
        ask for it, tell your admin.
        """
            .formatted(
                admin.firstName(), admin.lastName(), admin.email(), token.url(), goodFor.toDays()));
  }
}
