package org.clew.server.web.report;

import java.util.List;
import org.clew.server.web.admin.AdminCases;
import org.clew.server.web.frame.NavigationItem;
import org.clew.server.web.frame.WebPage;

/** The pages of reports. */
public final class ReportPages {
  private ReportPages() {}

  /** The link to them. */
  public static List<NavigationItem> navigation() {
    return List.of(NavigationItem.forManagers("/reports", "Reports"));
  }

  /** All of them. */
  public static List<WebPage> of(AdminCases cases) {
    return List.of(
        new ProgressPages(cases),
        new PeopleReports(cases),
        new HoursReport(cases),
        new AvailableReport(cases));
  }
}
