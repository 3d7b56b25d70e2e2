package org.clew.cli.demo;

import java.util.List;
import java.util.stream.Collectors;
import org.clew.client.AnnotationInfo;
import org.clew.client.Task;
import org.clew.model.TaskStatus;

/** Where everything stands. */
final class DemoReport {
  private static final int BAR_WIDTH = 30;

  private final DemoLab lab;
  private final Screen screen;

  DemoReport(DemoLab lab, Screen screen) {
    this.lab = lab;
    this.screen = screen;
  }

  void print() {
    screen.blank();
    screen.line(
        "%-19s %8s %7s %7s %8s  %s", "Project", "Priority", "Pending", "Active", "Finished", "");
    for (Job job : Job.ALL) {
      TaskStatus status = status(job);
      screen.line(
          "%-19s %8d %7d %7d %8d  %s%s",
          job.project(),
          job.priority(),
          status.pending(),
          status.active(),
          status.finished(),
          bar(status),
          job.paused() ? "  paused" : "");
    }
    screen.blank();
    screen.line("Open tasks");
    for (People.Person person : People.of(People.Part.ANNOTATOR)) {
      List<AnnotationInfo> open = lab.user(person).openTasks().toList();
      String tasks =
          open.stream()
              .flatMap(instance -> instance.task().stream())
              .map(task -> "%s at %s".formatted(task.projectName(), task.startingPosition()))
              .collect(Collectors.joining(", "));
      screen.line("  %-14s %s", person.name(), tasks.isEmpty() ? "none" : tasks);
    }
    screen.blank();
  }

  private TaskStatus status(Job job) {
    List<TaskStatus> all =
        lab.admin().projects().tasks(lab.project(job)).map(Task::status).toList();
    return new TaskStatus(
        all.stream().mapToLong(TaskStatus::pending).sum(),
        all.stream().mapToLong(TaskStatus::active).sum(),
        all.stream().mapToLong(TaskStatus::finished).sum());
  }

  private static String bar(TaskStatus status) {
    int finished = share(status.finished(), status.total());
    int active = Math.max(status.active() > 0 ? 1 : 0, share(status.active(), status.total()));
    int rest = Math.max(0, BAR_WIDTH - finished - active);
    return "█".repeat(finished) + "▒".repeat(active) + "·".repeat(rest);
  }

  private static int share(long part, long whole) {
    return whole == 0 ? 0 : (int) (BAR_WIDTH * part / whole);
  }
}
