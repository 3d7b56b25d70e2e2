package org.clew.server.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.clew.server.auth.Tokens;
import org.clew.server.http.ErrorPage;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.clew.server.time.Zones;
import org.clew.server.user.Preferences;
import org.clew.server.web.admin.AdminCases;
import org.clew.server.web.admin.AdminPages;
import org.clew.server.web.frame.Assets;
import org.clew.server.web.frame.Frames;
import org.clew.server.web.frame.FriendlyErrors;
import org.clew.server.web.frame.NavigationItem;
import org.clew.server.web.frame.PageRouter;
import org.clew.server.web.frame.SignInPage;
import org.clew.server.web.frame.ThemeChoice;
import org.clew.server.web.frame.WebPage;
import org.clew.server.web.manage.FileTasksPage;
import org.clew.server.web.manage.NewTaskPage;
import org.clew.server.web.manage.TaskActions;
import org.clew.server.web.manage.TaskCases;
import org.clew.server.web.manage.TaskImportPage;
import org.clew.server.web.manage.TaskPage;
import org.clew.server.web.manage.TasksPage;
import org.clew.server.web.manage.TransferPage;
import org.clew.server.web.report.ReportPages;
import org.clew.server.web.work.AnnotationPage;
import org.clew.server.web.work.ContentActions;
import org.clew.server.web.work.DashboardPage;
import org.clew.server.web.work.HistoryPage;
import org.clew.server.web.work.HoursPage;
import org.clew.server.web.work.WorkActions;
import org.clew.server.web.work.WorkCases;

/** All pages: put together here, in the order of the links on top. */
public final class WebPages implements Routes {
  private final Assets assets = new Assets();
  private final Frames frames;
  private final List<WebPage> pages;

  /** Over the use cases. */
  public WebPages(
      Clock clock,
      Zones zones,
      Preferences preferences,
      Tokens tokens,
      Supplier<SignInPage.Facts> facts,
      WorkCases work,
      AnnotationPage annotationPage,
      TaskCases tasks,
      AdminCases admin) {
    List<NavigationItem> navigation =
        new ArrayList<>(
            List.of(
                NavigationItem.forAll("/", "My work"),
                NavigationItem.forAll("/work/history", "What I did"),
                NavigationItem.forAll("/work/hours", "My hours")));
    navigation.add(NavigationItem.forManagers("/tasks", "Tasks"));
    navigation.addAll(AdminPages.navigation());
    navigation.addAll(ReportPages.navigation());
    frames = new Frames(clock, zones, preferences, assets, navigation);
    SignInPage signIn = new SignInPage(tokens, facts);
    List<WebPage> all =
        new ArrayList<>(
            List.of(
                signIn,
                new ThemeChoice(preferences),
                new DashboardPage(work, signIn),
                new WorkActions(work),
                new ContentActions(work),
                annotationPage,
                new HistoryPage(work),
                new HoursPage(work),
                new TasksPage(tasks),
                new NewTaskPage(tasks),
                new FileTasksPage(tasks),
                new TaskImportPage(tasks.making().imports()),
                new TransferPage(tasks),
                new TaskActions(tasks),
                // Last, as “new” and others are no ids.
                new TaskPage(tasks)));
    all.addAll(AdminPages.of(admin));
    all.addAll(ReportPages.of(admin));
    pages = List.copyOf(all);
  }

  /** What stands around pages. */
  public Frames frames() {
    return frames;
  }

  /** Tells people what went wrong. */
  public ErrorPage errors() {
    return new FriendlyErrors(frames);
  }

  @Override
  public void register(Router router) {
    assets.register(router);
    PageRouter pageRouter = new PageRouter(router, frames);
    pages.forEach(page -> page.register(pageRouter));
  }
}
