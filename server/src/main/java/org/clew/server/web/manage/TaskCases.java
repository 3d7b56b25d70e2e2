package org.clew.server.web.manage;

import org.clew.server.annotation.Histories;
import org.clew.server.annotation.Instances;
import org.clew.server.annotation.Lifecycle;
import org.clew.server.annotation.Transfers;
import org.clew.server.annotation.Versions;
import org.clew.server.assignment.Assignments;
import org.clew.server.assignment.Explanations;
import org.clew.server.auth.Right;
import org.clew.server.dataset.Datasets;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.imports.FileImports;
import org.clew.server.project.Projects;
import org.clew.server.script.Scripts;
import org.clew.server.task.BulkChanges;
import org.clew.server.task.FileTasks;
import org.clew.server.task.TaskCreation;
import org.clew.server.task.Tasks;
import org.clew.server.tasktype.TaskTypes;
import org.clew.server.team.Teams;
import org.clew.server.user.Users;

/**
 * What the pages about tasks do and show.
 *
 * @param tasks finds and changes them
 * @param making makes and deletes them
 * @param instances what was made of them
 * @param things what they are about, and who may do them
 */
public record TaskCases(Tasks tasks, Making making, Work instances, Things things) {
  /**
   * Makes tasks, and deletes them.
   *
   * @param creation from a form
   * @param files from annotation files
   * @param imports from tables
   * @param bulk with all that belongs to them
   */
  public record Making(
      TaskCreation creation, FileTasks files, FileImports imports, BulkChanges bulk) {}

  /**
   * Instances of tasks.
   *
   * @param list of them
   * @param lifecycle finishes, takes back, cancels
   * @param versions resets
   * @param transfers gives them to others
   * @param assignments gives a task to someone
   * @param explanations who gets a task, and why
   * @param histories what happened
   */
  public record Work(
      Instances list,
      Lifecycle lifecycle,
      Versions versions,
      Transfers transfers,
      Assignments assignments,
      Explanations explanations,
      Histories histories) {}

  /** What tasks are about, and who may do them. */
  public record Things(
      Projects projects,
      TaskTypes types,
      Datasets datasets,
      Scripts scripts,
      Teams teams,
      Users users) {}

  /** Refuses those who can change no task at all. */
  void checkManager(CurrentUser user) {
    if (Right.EDIT_TASK.teamsOf(user).isEmpty()) {
      throw Failure.forbidden("Tasks are looked after by the managers of teams, and by admins.");
    }
  }
}
