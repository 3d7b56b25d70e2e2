package org.clew.server.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.server.auth.Right;
import org.clew.server.db.Database;
import org.clew.server.http.CurrentUser;
import org.clew.server.project.ProjectOverview;
import org.clew.server.project.ProjectProgress;
import org.clew.server.project.ProjectSearch;
import org.jspecify.annotations.Nullable;

/** Reports to look at, for those who manage projects: of their teams. */
public final class Looks {
  private final Database database;
  private final ProjectProgress progress;
  private final LookStore store = new LookStore();

  /** With the projects that someone may see. */
  public Looks(Database database, ProjectProgress progress) {
    this.database = database;
    this.progress = progress;
  }

  /** Who works on what at the moment, by name; of one project, or all. */
  public List<Share> shares(CurrentUser asking, @Nullable ObjectId project) {
    return database.read(
        asking.organization(),
        scope -> store.shares(scope, Right.SEE_WHO_WORKS_ON_PROJECT.teamsOf(asking), project));
  }

  /**
   * How many active tasks users have, of those who have any.
   *
   * @param users whom the asking user may see
   */
  public Map<ObjectId, Long> activeCounts(CurrentUser asking, Collection<ObjectId> users) {
    return database.read(asking.organization(), scope -> store.activeCounts(scope, users));
  }

  /**
   * The tasks of some task types; those without any are left out.
   *
   * @param types that the asking user may see
   */
  public Map<ObjectId, TaskCounts> tasksOfTypes(CurrentUser asking, Collection<ObjectId> types) {
    return database.read(asking.organization(), scope -> store.countsOfTypes(scope, types));
  }

  /** The tasks of some scripts; those without any are left out. */
  public Map<ObjectId, TaskCounts> tasksOfScripts(
      CurrentUser asking, Collection<ObjectId> scripts) {
    return database.read(asking.organization(), scope -> store.countsOfScripts(scope, scripts));
  }

  /** What someone works on, what they left alone for longest first. */
  public List<ActiveTask> activeOf(CurrentUser asking, ObjectId user, int limit) {
    return active(asking, user, null, limit);
  }

  /** What nobody has changed for some time, the longest first. */
  public List<ActiveTask> stalled(CurrentUser asking, Instant now, Duration time, int limit) {
    return active(asking, null, now.minus(time), limit);
  }

  private List<ActiveTask> active(
      CurrentUser asking, @Nullable ObjectId user, @Nullable Instant since, int limit) {
    return database.read(
        asking.organization(),
        scope ->
            store.active(
                scope, Right.SEE_WHO_WORKS_ON_PROJECT.teamsOf(asking), user, since, limit));
  }

  /** How long people worked on what, of those whom the asking user looks after. */
  public List<Hours> hours(CurrentUser asking, Instant start, Instant end) {
    return database.read(
        asking.organization(),
        scope -> store.hours(scope, Right.EDIT_USER.teamsOf(asking), asking.id(), start, end));
  }

  /** The projects that can be seen. */
  public List<ProjectOverview> projects(CurrentUser asking, ProjectSearch search) {
    return progress.overview(asking, search);
  }

  /**
   * What happened to projects, day by day.
   *
   * @param projects that the asking user may see
   */
  public List<ProgressDay> days(CurrentUser asking, Collection<ProjectOverview> projects) {
    return days(asking.organization(), projects.stream().map(ProjectOverview::id).toList());
  }

  /**
   * The same of one.
   *
   * @param project that the asking user may see
   */
  public List<ProgressDay> days(CurrentUser asking, ObjectId project) {
    return days(asking.organization(), List.of(project));
  }

  private List<ProgressDay> days(String organization, List<ObjectId> ids) {
    return ids.isEmpty() ? List.of() : database.read(organization, scope -> store.days(scope, ids));
  }
}
