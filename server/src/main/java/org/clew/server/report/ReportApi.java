package org.clew.server.report;

import org.clew.model.wire.WireAvailableTasks;
import org.clew.model.wire.WireProjectProgress;
import org.clew.server.api.Api;
import org.clew.server.api.Section;
import org.clew.server.auth.Right;

/** What the routes of reports say of themselves. */
final class ReportApi {
  private ReportApi() {}

  static void describe(Api api) {
    Section reports = api.section("Reports", "How far projects are, and what is left for whom.");
    reports
        .get("/teams/{id}/projectProgressReport", "How far the projects of a team are")
        .may(Right.READ_TEAM)
        .givesList(WireProjectProgress.class);
    reports
        .get("/teams/{id}/availableTasksReport", "What each member of a team could take")
        .may(Right.READ_TEAM)
        .givesList(WireAvailableTasks.class);
  }
}
