package org.clew.server.report;

import org.clew.server.api.Api;
import org.clew.server.http.Reply;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;

/** Paths of reports. */
public final class ReportRoutes implements Routes {
  private final Reports reports;

  /** Over the use cases. */
  public ReportRoutes(Reports reports) {
    this.reports = reports;
  }

  @Override
  public void describe(Api api) {
    ReportApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.get(
        "/teams/{id}/projectProgressReport",
        request -> Reply.json(reports.progress(request.user(), request.id("id"))));
    router.get(
        "/teams/{id}/availableTasksReport",
        request -> Reply.json(reports.available(request.user(), request.id("id"))));
  }
}
