package org.clew.cli.demo;

import java.util.ArrayList;
import java.util.List;
import org.clew.client.AnnotationInfo;
import org.clew.client.Task;
import org.clew.model.AnnotationState;

/** Holds what the server says against what was done. */
final class DemoChecks {
  private static final int MOST_OPEN = 5;

  private final DemoLab lab;
  private final Screen screen;

  DemoChecks(DemoLab lab, Screen screen) {
    this.lab = lab;
    this.screen = screen;
  }

  /** Prints each check; answers whether all hold. */
  boolean allGood(List<String> findings) {
    List<Boolean> results = new ArrayList<>();
    List<Task> tasks =
        Job.ALL.stream().flatMap(job -> lab.admin().projects().tasks(lab.project(job))).toList();
    int wanted = Job.ALL.stream().mapToInt(Job::tasks).sum();
    results.add(check(tasks.size() == wanted, "%d tasks, none twice".formatted(wanted)));
    long finished = tasks.stream().mapToLong(task -> task.status().finished()).sum();
    results.add(check(finished >= DemoWork.GOAL, "%d instances are finished".formatted(finished)));
    results.add(check(countsAgree(tasks), "every task’s counts agree with its instances"));
    results.add(check(nobodyTwice(tasks), "nobody has a task twice"));
    results.add(check(limitHolds(), "nobody has more than %d open".formatted(MOST_OPEN)));
    results.add(check(pausedWait(), "paused projects were left alone"));
    findings.forEach(finding -> results.add(check(false, finding)));
    return results.stream().allMatch(good -> good);
  }

  private boolean check(boolean good, String what) {
    screen.line("  %s %s", good ? "✓" : "✗", what);
    return good;
  }

  private static List<Task> started(List<Task> tasks) {
    return tasks.stream()
        .filter(task -> task.status().active() + task.status().finished() > 0)
        .toList();
  }

  private static boolean countsAgree(List<Task> tasks) {
    for (Task task : started(tasks)) {
      List<AnnotationInfo> instances = task.annotationInfos();
      long active = count(instances, AnnotationState.ACTIVE);
      long finished = count(instances, AnnotationState.FINISHED);
      if (active != task.status().active() || finished != task.status().finished()) {
        return false;
      }
    }
    return true;
  }

  private static long count(List<AnnotationInfo> instances, AnnotationState state) {
    return instances.stream().filter(instance -> instance.state() == state).count();
  }

  private static boolean nobodyTwice(List<Task> tasks) {
    return started(tasks).stream()
        .map(Task::annotationInfos)
        .allMatch(instances ->
            instances.stream().map(AnnotationInfo::ownerId).distinct().count() == instances.size());
  }

  private boolean limitHolds() {
    return People.of(People.Part.ANNOTATOR).stream()
        .allMatch(person -> lab.user(person).openTasks().count() <= MOST_OPEN);
  }

  private boolean pausedWait() {
    return Job.ALL.stream()
        .filter(Job::paused)
        .flatMap(job -> lab.admin().projects().tasks(lab.project(job)))
        .allMatch(task -> task.status().active() + task.status().finished() == 0);
  }
}
