package org.clew.server.web.admin;

import java.util.List;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.web.frame.NavigationItem;
import org.clew.server.web.frame.WebPage;

/** The pages of managers about everything but tasks. */
public final class AdminPages {
  private AdminPages() {}

  /** Links to them, in their order. */
  public static List<NavigationItem> navigation() {
    return List.of(
        NavigationItem.forManagers("/projects", "Projects"),
        NavigationItem.forManagers("/task-types", "Task types"),
        NavigationItem.forManagers("/users", "Users"),
        NavigationItem.forManagers("/teams", "Teams"),
        new NavigationItem(
            "/datasets",
            "Datasets",
            user -> Right.OPEN_DATASET_PAGES.isHeldBy(user, Subject.ORGANIZATION)),
        NavigationItem.forManagers("/scripts", "Scripts"));
  }

  /** All of them; those whose address has no id come before those whose address may have one. */
  public static List<WebPage> of(AdminCases cases) {
    return List.of(
        new ProjectsPage(cases),
        new ProjectFormPage(cases),
        new ProjectPage(cases),
        new UsersPage(cases),
        new UserBulkActions(cases),
        new InvitePage(cases),
        new ImportPage(cases),
        new UserActions(cases),
        new UserPage(cases),
        new JoinPage(cases),
        new TeamsPage(cases),
        new TaskTypeFormPage(cases),
        new TaskTypesPage(cases),
        new ScriptsPage(cases),
        new DatasetsPage(cases),
        new DatasetPage(cases));
  }
}
