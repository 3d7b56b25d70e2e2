package org.clew.server.assignment;

import org.clew.server.api.Api;
import org.clew.server.api.Section;
import org.clew.server.auth.Right;

/** What the routes of explanations say of themselves. */
final class ExplanationApi {
  private ExplanationApi() {}

  static void describe(Api api) {
    Section explained = api.section("Explanations", "Who gets which task next, and why.");
    explained
        .own("GET", "/tasks/{id}/eligibility", "Who could get a task now, and what keeps others")
        .may(Right.EDIT_TASK)
        .pagedByKey()
        .givesList(Eligible.class);
    explained
        .own("GET", "/users/{id}/next", "What someone would get next, or why nothing")
        .may(Right.READ_USER)
        .gives(Next.class);
  }
}
