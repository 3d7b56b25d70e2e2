package org.clew.server.user;

import org.clew.model.wire.WireUserImport;
import org.clew.server.api.Api;
import org.clew.server.auth.Right;

/** What the route of people from a file says of itself. */
final class UserImportApi {
  private UserImportApi() {}

  static void describe(Api api) {
    api.section("Users", "")
        .own(
            "POST",
            "/users/import",
            "Lets everyone in a CSV file join, or nobody; also takes a form with the file")
        .may(Right.CREATE_USER)
        .takesFile("text/csv", "multipart/form-data")
        .query("dryRun", boolean.class, "whether only to look")
        .query(
            "mail",
            boolean.class,
            "whether those without a password are mailed the link that sets one, if the server can")
        .gives(WireUserImport.class)
        .told();
  }
}
